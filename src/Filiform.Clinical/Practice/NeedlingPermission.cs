using System.Collections.Frozen;

namespace Filiform.Clinical.Practice;

/// <summary>Whether a practitioner may needle at a place on a day, by the credentials held.</summary>
public static class NeedlingPermission
{
    private const string Licence = "pt-licence", Privilege = "compact-privilege", Endorsement = "dn-endorsement";

    /// <summary>Ids of the credentials that are missing or lapsed; empty when needling may go on.</summary>
    /// <param name="jurisdiction">Id of the place of the clinic.</param>
    /// <param name="endorsementRequired">Whether the place sets an endorsement or registration of its own; the clinic confirms it with its board.</param>
    /// <param name="advancedMuscles">A planned muscle is marked advanced.</param>
    /// <param name="electrical">Current is planned.</param>
    public static ImmutableArray<string> Missing(
        FrozenDictionary<string, CredentialKind> kinds, IReadOnlyCollection<HeldCredential> held, string jurisdiction, LocalDate on,
        bool endorsementRequired, bool advancedMuscles, bool electrical)
    {
        bool Valid(string id) => held.Any(one => one.Kind == id && (!kinds[id].PerJurisdiction || one.Jurisdiction == jurisdiction)
            && kinds[id].MayNeedle(one.Expires, on, one.Extended));

        // A licence of the place, or the privilege that stands for it.
        var licensed = Valid(Licence) || Valid(Privilege);
        return
        [
            .. from kind in kinds.Values.OrderBy(kind => kind.Id, StringComparer.Ordinal)
               let needed = kind.Id switch
               {
                   Licence => !licensed,
                   Privilege => false,
                   Endorsement => endorsementRequired,
                   _ => kind.Blocks switch
                   {
                       Blocks.Needling => true,
                       Blocks.AdvancedMuscles => advancedMuscles,
                       Blocks.ElectricalStimulation => electrical,
                       _ => false,
                   },
               }
               where needed && !Valid(kind.Id)
               select kind.Id,
        ];
    }
}

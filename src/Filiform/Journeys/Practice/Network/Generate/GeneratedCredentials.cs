using System.Globalization;

namespace Filiform.Journeys.Practice.Network.Generate;

/// <summary>Makes up the credentials of one practitioner of that state. Where needling is not permitted nobody is certified for it.</summary>
internal static class GeneratedCredentials
{
    private static readonly ImmutableArray<string> Schools =
        ["Meridian Needling Institute", "Tri-Rivers Manual Therapy Academy", "Blue Mesa School of Dry Needling"];

    public static ImmutableArray<CredentialEntry> Make(string state, int years, LocalDate asOf, Dice dice, NetworkTerms terms)
    {
        var board = $"{terms.Jurisdictions[state].Name} physical therapy board";
        var made = ImmutableArray.CreateBuilder<CredentialEntry>();
        Add("pt-licence", board, state, months: 24);
        if (terms.Jurisdictions[state].PermitsNeedling)
        {
            if (NetworkDiary.EndorsementStates.Contains(state)) Add("dn-endorsement", board, state, months: 24);
            var trained = asOf.PlusDays(-dice.Between(60, 365 * years));
            made.Add(new("dn-level-1", Number("DN1"), dice.Pick(Schools), null, trained, null));
            if (dice.Chance(40)) made.Add(new("dn-level-2", Number("DN2"), dice.Pick(Schools), null, trained.PlusDays(45), null));
            if (dice.Chance(35)) made.Add(new("dn-electrical", Number("DNE"), dice.Pick(Schools), null, trained.PlusDays(30), null));
        }
        Add("bls", "Heartland Resuscitation Council", null, months: 24);
        Add("bbp", "Clinic safety training", null, months: 12);
        Add("liability", "Prairie Mutual Professional Liability", null, months: 12);
        return made.ToImmutable();

        void Add(string kind, string issuer, string? where, int months)
        {
            // One in sixty has just lapsed, so that a demonstration shows what then happens.
            var expires = dice.Chance(98) || dice.Chance(15) ? asOf.PlusDays(dice.Between(1, months * 30)) : asOf.PlusDays(-dice.Between(1, 20));
            made.Add(new(kind, Number(kind[..2].ToUpperInvariant()), issuer, where, expires.PlusMonths(-months).PlusDays(1), expires));
        }

        string Number(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{dice.Between(10_000, 99_999)}");
    }
}

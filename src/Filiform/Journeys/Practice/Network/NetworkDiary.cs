using Filiform.Scheduling;

namespace Filiform.Journeys.Practice.Network;

/// <summary>Turns the entries of a network file into what scheduling reckons with.</summary>
public sealed class NetworkDiary(NetworkFile network, NetworkTerms terms)
{
    /// <summary>
    /// The states whose endorsement <c>practice.json</c> asks for (credentials, <c>dn-endorsement</c>, <c>requiredWhen</c>).
    /// </summary>
    public static readonly ImmutableArray<string> EndorsementStates = ["MD", "WA"];

    private readonly Dictionary<string, ClinicEntry> clinics = network.Clinics.ToDictionary(clinic => clinic.Id);
    private readonly Dictionary<string, PractitionerEntry> practitioners = network.Practitioners.ToDictionary(each => each.Id);

    public NetworkFile Network => network;

    public ClinicEntry ClinicOf(RosterEntry roster) => clinics[roster.Clinic];

    public PractitionerEntry PractitionerOf(RosterEntry roster) => practitioners[roster.Practitioner];

    /// <summary>When and where that practitioner works at that clinic, its closed days taken out.</summary>
    public Roster RosterOf(RosterEntry entry)
    {
        var clinic = ClinicOf(entry);
        return new(
            clinic.Zone,
            [
                .. from shift in entry.Shifts
                   from day in shift.Days
                   select new Shift(day, shift.Hours, Room(shift.Room), new(shift.ValidFrom, shift.ValidUntil)),
            ],
            [.. entry.Extra.Select(extra => new ExtraShift(extra.Date, extra.Hours, Room(extra.Room)))],
            [
                .. clinic.Closed.Select(closed => Absence.Days(closed.From, closed.Until)!),
                .. entry.Leave.SelectMany(Absences),
            ]);
    }

    /// <summary>When that practitioner may needle at that clinic: every kind of credential that blocks needling, in the clinic's state.</summary>
    public NeedlingAuthority AuthorityOf(RosterEntry entry) => Authority(terms, ClinicOf(entry).State, PractitionerOf(entry).Credentials);

    /// <summary>When somebody with these credentials may needle in that state.</summary>
    /// <param name="permits">How the clinic itself reads the rule of its state; null where it reads it as shipped.</param>
    public static NeedlingAuthority Authority(NetworkTerms terms, string state, ImmutableArray<CredentialEntry> held, bool? permits = null)
    {
        return new(
            Held("pt-licence", "compact-privilege"),
            Held("dn-level-1"),
            permits ?? terms.Jurisdictions[state].PermitsNeedling ? [new(LocalDate.MinIsoValue, null)] : [],
            [
                .. from kind in terms.Credentials
                   where kind.BlocksNeedling && kind.Id is not ("pt-licence" or "compact-privilege" or "dn-level-1")
                   where kind.Id != "dn-endorsement" || EndorsementStates.Contains(state)
                   select new Requirement(kind.Id, Held(kind.Id)),
            ]);

        ImmutableArray<Validity> Held(params ReadOnlySpan<string> kinds)
        {
            var valid = ImmutableArray.CreateBuilder<Validity>();
            foreach (var credential in held)
                if (kinds.Contains(credential.Kind) && (credential.State ?? state) == state) valid.Add(new(credential.Issued, credential.Expires));
            return valid.ToImmutable();
        }
    }

    /// <summary>The id scheduling knows a room by.</summary>
    public static Guid Room(string id) => NetworkIds.Of("room", id);

    private static IEnumerable<Absence> Absences(LeaveEntry leave)
    {
        if (leave.Hours is not { } hours) return [Absence.Days(leave.Days.From, leave.Days.Until)!];
        return Enumerable.Range(0, Period.DaysBetween(leave.Days.From, leave.Days.Until) + 1)
            .Select(day => Absence.During(leave.Days.From.PlusDays(day), hours));
    }
}

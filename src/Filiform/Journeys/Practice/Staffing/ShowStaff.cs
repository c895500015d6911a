using Filiform.Journeys.Practice.Rostering;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>Shows who works here with which credentials, what runs out, and the visits that would be lost with it.</summary>
public sealed class ShowStaff : IUseCase<ShowStaff.Request, ShowStaff.Answer>
{
    /// <param name="Practitioner">Null for everybody.</param>
    public sealed record Request(Id<Practitioner>? Practitioner = null);

    /// <param name="Lapsing">Visits of needling on whose day a credential has run out; empty for those who may not see patients.</param>
    /// <param name="AtRisk">How many there are of each practitioner, for everybody.</param>
    public sealed record Answer(
        ClinicRow Clinic, LocalDate Today, ImmutableArray<PractitionerRow> Practitioners, ImmutableArray<CredentialRow> Credentials,
        ImmutableArray<OrphanedVisit> Lapsing, ImmutableDictionary<Id<Practitioner>, int> AtRisk)
    {
        public int LapsingCount => AtRisk.Values.Sum();

        /// <summary>Who has the role of therapist here and is not entered as one yet: nobody can book them, and they can sign nothing.</summary>
        public ImmutableArray<WaitingTherapist> Waiting { get; init; } = [];
    }

    public Permission Permission => Permission.ReadCredentials;
    public Effect Effect => Effect.Reads;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        ImmutableArray<PractitionerRow> people = request.Practitioner is not { } one ? await Practitioners.Here(work)
            : await Practitioners.One(work, one) is { } found ? [found] : [];
        if (request.Practitioner is not null && people.IsEmpty) return Refusal.NotFound;

        var ids = people.Select(each => each.Id).ToHashSet();
        ImmutableArray<CredentialRow> credentials = [.. (await Credentials.Here(work)).Where(each => ids.Contains(each.Practitioner))];
        var lapsing = await Credentials.LapsingVisits(work, clinic, credentials);
        var mayName = work.Actor.Is(Role.ClinicLead) || work.Actor.Is(Role.FrontDesk);
        if (mayName) foreach (var visit in lapsing) work.Saw(visit.Patient);
        return new Answer(clinic, work.Now.InZone(clinic.TimeZone).Date, people, credentials, mayName ? lapsing : [],
            lapsing.GroupBy(visit => visit.Practitioner).ToImmutableDictionary(each => each.Key, each => each.Count()))
        {
            Waiting = request.Practitioner is null ? await Practitioners.Waiting(work) : [],
        };
    }
}

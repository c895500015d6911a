using Filiform.Journeys.Practice.Rostering;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>Ends a credential early: suspended, given up or recorded by mistake. Shows first which needling visits it would lose.</summary>
public sealed class EndCredential : IUseCase<EndCredential.Request, EndCredential.Answer>
{
    /// <param name="Known">The last day that the person saw; null for none.</param>
    /// <param name="Last">The last day on which it holds.</param>
    /// <param name="Accepted">Visits that the person has been shown.</param>
    public sealed record Request(Id<Practitioner> Practitioner, Id<Credential> Credential, LocalDate? Known, LocalDate? Last, ImmutableArray<Id<Appointment>> Accepted);

    /// <param name="Visits">Those that would be lost; empty when it is saved.</param>
    public sealed record Answer(bool Saved, ImmutableArray<OrphanedVisit> Visits);

    public Permission Permission => Permission.SetCredentials;

    public async Task<Result<Answer>> Handle(Request request, Work work)
    {
        if (request.Last is not { } last) return Refusal.Invalid(new Reason("date-unreadable", "last"));
        var all = await Credentials.Here(work);
        if (all.FirstOrDefault(each => each.Id == request.Credential && each.Practitioner == request.Practitioner) is not { } credential) return Refusal.NotFound;
        if (credential.ExpiresOn == last) return new Answer(true, []);
        if (credential.ExpiresOn != request.Known) return Refusal.Stale;
        if (last > credential.ExpiresOn) return Refusal.Invalid(new Reason("renew-instead", "last"));

        var clinic = await Clinics.Here(work);
        var before = (await Credentials.LapsingVisits(work, clinic, all)).Select(visit => visit.Id).ToHashSet();
        var after = await Credentials.LapsingVisits(work, clinic, all.Replace(credential, credential with { ExpiresOn = last }));
        ImmutableArray<OrphanedVisit> lost = [.. after.Where(visit => !before.Contains(visit.Id))];
        if (lost.Any(visit => !request.Accepted.Contains(visit.Id)))
        {
            foreach (var visit in lost) work.Saw(visit.Patient);
            return new Answer(false, lost);
        }

        await work.Execute("update credential set expires_on = @last where id = @Id and practitioner = @Practitioner", new { credential.Id, credential.Practitioner, last });
        work.Changed($"credential.{credential.Kind}");
        return new Answer(true, []);
    }
}

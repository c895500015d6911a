using Filiform.Journeys.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>Keeps findings and working diagnosis; opens the episode of care with the first. Each record stays; the newest counts.</summary>
public sealed class RecordFindings(ClinicalContent content) : IUseCase<RecordFindings.Request, Id<Assessment>>
{
    /// <param name="Condition">Id of a condition of the atlas.</param>
    /// <param name="LastSeen">The assessment that was on the screen; null when there was none.</param>
    public sealed record Request(
        Id<Patient> Patient, string Condition, string? Findings, string? Diagnosis, Id<Assessment>? LastSeen) : IAboutPatient;

    public const int LongestText = 8_000;

    public Permission Permission => Permission.Assess;

    public async Task<Result<Id<Assessment>>> Handle(Request request, Work work)
    {
        if (work.Actor.Practitioner is not { } practitioner) return Refusal.NotAllowed;
        if (Wrong(request) is [_, ..] wrong) return Refusal.Invalid(wrong);
        if ((await Assessments.Last(work, request.Patient))?.Id != request.LastSeen) return Refusal.Stale;

        var episode = await EpisodeFor(work, request, practitioner);
        var id = work.NewId<Assessment>();
        await work.Execute("""
            insert into assessment (id, clinic, patient, episode, practitioner, findings, diagnosis, recorded_at, version)
            values (@id, @clinic, @Patient, @episode, @practitioner, @findings, @diagnosis, @Now, 1)
            """, new
        {
            id, request.Patient, episode, practitioner, findings = work.Seal(Assessments.Findings, id.Value, request.Findings!.Trim()),
            diagnosis = work.Seal(Assessments.Diagnosis, id.Value, request.Diagnosis!.Trim()), work.Now,
        });
        return id;
    }

    private ImmutableArray<Reason> Wrong(Request request) =>
    [
        .. Text("findings", request.Findings), .. Text("diagnosis", request.Diagnosis),
        .. content.Atlas.ConditionById.ContainsKey(request.Condition ?? "") ? Array.Empty<Reason>() : [new Reason("choose-one", "condition")],
    ];

    private static Reason[] Text(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [new Reason("required", field)] : text.Length > LongestText ? [new Reason("too-long", field, LongestText)] : [];

    /// <summary>A new problem is a new episode; the old one stays open until somebody closes it.</summary>
    private static async Task<Id<Episode>> EpisodeFor(Work work, Request request, Id<Practitioner> practitioner)
    {
        var open = (await Episodes.Of(work, request.Patient)).FirstOrDefault(episode => episode.ClosedOn is null && episode.Condition == request.Condition);
        if (open is not null) return open.Id;

        var id = work.NewId<Episode>();
        var today = work.Now.InZone((await Clinics.Here(work)).TimeZone).Date;
        await work.Execute("""
            insert into episode (id, clinic, patient, practitioner, condition, started_on) values (@id, @clinic, @Patient, @practitioner, @Condition, @today)
            """, new { id, request.Patient, practitioner, request.Condition, today });
        return id;
    }
}

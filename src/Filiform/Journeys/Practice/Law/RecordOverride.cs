using Filiform.Clinical.Practice;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Law;

/// <summary>Records how a clinic reads the rule of its place, with who, when, why and on what. The reading before it is ended; the shipped row stays beside both.</summary>
public sealed class RecordOverride(ClinicalContent content) : IUseCase<RecordOverride.Request, Id<PracticeOverride>>
{
    /// <param name="Status">Null where it stays as shipped.</param>
    /// <param name="ScopeConfirmedBy">Name of the licensee who confirmed scope in writing; null when nobody did.</param>
    /// <param name="LastSeen">The reading in force on the screen; null when there was none.</param>
    public sealed record Request(
        string? Status, int? TrainingHours, string? Notes, string? ScopeConfirmedBy, string? Reason, string? Source, Id<PracticeOverride>? LastSeen);

    /// <summary>Somebody will read it in a dispute: a word is no reason, and a letter no source.</summary>
    public const int ShortestReason = 10, ShortestSource = 3;

    public const int Longest = 2_000, LongestName = 120;

    public Permission Permission => Permission.SetPracticeRules;

    public async Task<Result<Id<PracticeOverride>>> Handle(Request request, Work work)
    {
        var clinic = await Clinics.Here(work);
        if (content.Practice.JurisdictionById.GetValueOrDefault("US-" + clinic.State) is not { } shipped) return Refusal.NotFound;
        if (Wrong(request) is [_, ..] wrong) return Refusal.Invalid(wrong);
        var before = await PracticeOverrides.InForce(work, clinic.Id);
        if (before is not null && Same(before, request)) return before.Id;
        if (before?.Id != request.LastSeen) return Refusal.Stale;

        var id = work.NewId<PracticeOverride>();
        await work.Execute("update practice_override set ended_at = @Now, ended_by = @by where clinic = @clinic and ended_at is null", new { work.Now, by = work.Actor.Id });
        await work.Execute("""
            insert into practice_override (id, clinic, jurisdiction, status, training_hours, notes, scope_confirmed_by, reason, source, knowledge_version, who, recorded_at)
            values (@id, @clinic, @jurisdiction, @Status, @TrainingHours, @notes, @confirmed, @reason, @source, @version, @by, @Now)
            """, new
        {
            id, jurisdiction = shipped.Id, request.Status, request.TrainingHours, notes = Text(request.Notes), confirmed = Text(request.ScopeConfirmedBy),
            reason = Text(request.Reason), source = Text(request.Source), version = content.Practice.Version, by = work.Actor.Id, work.Now,
        });
        return id;
    }

    /// <summary>A double click.</summary>
    private static bool Same(PracticeOverrideRow row, Request request) =>
        (row.Status, row.TrainingHours, row.Notes, row.ScopeConfirmedBy, row.Reason, row.Source)
        == (request.Status, request.TrainingHours, Text(request.Notes), Text(request.ScopeConfirmedBy), Text(request.Reason), Text(request.Source));

    private static IEnumerable<Reason> Of(Reason? reason) => reason is null ? [] : [reason];

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static ImmutableArray<Reason> Wrong(Request request) =>
    [
        .. Reason.When(request.Status is { } status && !PracticeKnowledge.Statuses.Contains(status), "choose-one", "status"),
        .. Reason.When(request.TrainingHours is < 1 or > 10_000, "number-between", "hours", 1, 10_000),
        .. Reason.When(request.Notes?.Length > Longest, "too-long", "notes", Longest),
        .. Reason.When(request.ScopeConfirmedBy?.Length > LongestName, "too-long", "confirmed-by", LongestName),
        .. Of(Reason.OfLength(request.Reason, "reason", ShortestReason, Longest)), .. Of(Reason.OfLength(request.Source, "source", ShortestSource, Longest)),
        .. Reason.When(request.Status is null && request.TrainingHours is null && Text(request.Notes) is null && Text(request.ScopeConfirmedBy) is null, "reading-changes-nothing", "status"),
    ];
}

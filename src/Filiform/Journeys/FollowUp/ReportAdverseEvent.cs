using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Writes down something unwanted, by its published kind, so that it counts in the figures and nobody has to remember it.</summary>
public sealed class ReportAdverseEvent(ClinicalContent content) : IUseCase<ReportAdverseEvent.Request, Id<AdverseEvent>>
{
    /// <param name="Session">Null when it belongs to no session.</param>
    /// <param name="Kind">An id of <c>adverseEvents</c> that is one kind, not a total of several.</param>
    /// <param name="Severity">Null for the kind's usual one.</param>
    /// <param name="Timing"><c>immediate</c> or <c>delayed</c>.</param>
    /// <param name="Key">Chosen by the page, so that a second click is the first one again.</param>
    public sealed record Request(
        Id<Patient> Patient, Id<Session>? Session, string Kind, string? Severity = null, string Timing = "immediate", string? Note = null, string? Key = null)
        : IAboutPatient, IRepeatable
    {
        string? IRepeatable.RepeatKey => string.IsNullOrEmpty(Key) ? null : $"{Patient}/{Session}/{Key}";
    }

    public const int LongestNote = 2_000;

    private static readonly ImmutableArray<string> Severities = ["minor", "moderate", "major"], Timings = ["immediate", "delayed"];

    public Permission Permission => Permission.ReportAdverseEvent;

    /// <summary>The kinds one can report; the totals of the published series are no kinds.</summary>
    public static IEnumerable<Filiform.Clinical.Knowledge.Safety.AdverseEventKind> Kinds(ClinicalContent content) =>
        content.Safety.AdverseEvents.Where(kind => !kind.Id.StartsWith("ae-any-", StringComparison.Ordinal));

    public async Task<Result<Id<AdverseEvent>>> Handle(Request request, Work work)
    {
        var kind = Kinds(content).FirstOrDefault(each => each.Id == request.Kind);
        var severity = string.IsNullOrEmpty(request.Severity) ? kind?.Severity : request.Severity;
        ImmutableArray<Reason> wrong =
        [
            .. Wrong(kind is null, "kind"), .. Wrong(kind is not null && !Severities.Contains(severity!), "severity"), .. Wrong(!Timings.Contains(request.Timing), "timing"),
            .. Reason.When(request.Note?.Length > LongestNote, "too-long", "event-note", LongestNote),
        ];
        if (!wrong.IsEmpty) return Refusal.Invalid(wrong);
        if (request.Session is { } session && await Sessions.Read(work, request.Patient, session) is null) return Refusal.NotFound;

        return await AdverseEvents.Write(work, request.Patient, request.Session, kind!.Id, severity!, request.Timing, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
    }

    private static ImmutableArray<Reason> Wrong(bool stands, string field) => stands ? [new Reason("choose-one", field)] : [];
}

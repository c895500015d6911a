using Filiform.Clinical.Instruments;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Sends a form: it is scored and kept with the outcomes. One that cannot be scored is kept without a score.</summary>
public sealed class SendInstrument(ClinicalContent content) : IUseCase<SendInstrument.Request, Id<InstrumentAnswer>>
{
    /// <param name="Seen">Version of the draft whose answers were checked.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Instrument, int Seen) : IAboutPatient;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Id<InstrumentAnswer>>> Handle(Request request, Work work)
    {
        if (await Find(request, work) is not { } asked) return Refusal.NotFound;
        if (!asked.Visit.IsAhead) return Refusal.LinkClosed;

        // A second click on Send finds no draft any more, and that it was sent.
        if (asked.Draft is not { } draft) return asked.Kept is { } sent ? sent.Id : Refusal.NotFound;
        if (asked.Items.Length - asked.Replied is > 0 and var open) return Refusal.Blocked(new Reason("questions-open", null, open));
        if (draft.Version != request.Seen) return Refusal.Stale;
        // Of two that send in one moment, one takes the draft away; the other finds what it sent.
        if (!await InstrumentDrafts.TakeAway(work, asked, draft)) return (await Find(request, work))?.Kept is { } other ? other.Id : Refusal.Stale;

        ImmutableArray<int?> answers = [.. asked.Items.Select(item => draft.Answers[item.Id])];
        if (asked.Kept is { } same && same.Answers.SequenceEqual(answers)) return same.Id;

        var score = asked.Instrument.Score([.. answers.Select(points => points is { } given ? Answer.Of(given) : Answer.None)]);
        return await Outcomes.Keep(work, new(request.Patient, request.Instrument, answers, [], score.Value, content.Instruments.Version, request.Appointment));
    }

    private Task<AskedInstrument?> Find(Request request, Work work) =>
        AskedInstruments.Find(work, content, request.Patient, request.Appointment, request.Instrument);
}

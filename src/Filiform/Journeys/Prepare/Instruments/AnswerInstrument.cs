using System.Globalization;
using Filiform.Clinical.Instruments;
using Filiform.Journeys.Shared;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Keeps the answer to one question of a form, at once, so that any device can go on. Only the same question can be in dispute.</summary>
public sealed class AnswerInstrument(ClinicalContent content) : IUseCase<AnswerInstrument.Request, AnswerInstrument.Kept>
{
    /// <param name="Item">Id of the question.</param>
    /// <param name="Answer">The points, or <see cref="AskedInstrument.Open"/>; null or empty for nothing chosen.</param>
    /// <param name="Seen">The answer that stood there when the question was shown, as <see cref="AskedInstrument.Key"/> writes it.</param>
    public sealed record Request(Id<Patient> Patient, Id<Appointment> Appointment, string Instrument, string Item, string? Answer, string Seen) : IAboutPatient;

    /// <param name="Next">The question to put next; null when all have an answer.</param>
    public sealed record Kept(string? Next);

    /// <summary>Each try reads what another browser wrote meanwhile; this many in a row do not happen to one person.</summary>
    private const int Tries = 5;

    public Permission Permission => Permission.Prepare;

    public async Task<Result<Kept>> Handle(Request request, Work work)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await AskedInstruments.Find(work, content, request.Patient, request.Appointment, request.Instrument) is not { } asked) return Refusal.NotFound;
            if (!asked.Visit.IsAhead) return Refusal.LinkClosed;
            // A page left open, or reached with Back, must not take back what was sent.
            if (asked.IsSent) return Refusal.Blocked(new Reason("screening-sent"));
            if (asked.Find(request.Item) is not { } item) return Refusal.NotFound;

            if (!Read(item, request.Answer, out var points)) return Refusal.Invalid(new Reason("choose-one", "answer"));
            var stands = asked.Key(item);
            if (stands != request.Seen && stands != request.Answer) return Refusal.Stale;
            var answers = (asked.Draft?.Answers ?? ImmutableDictionary<string, int?>.Empty).SetItem(item.Id, points);
            if (!await InstrumentDrafts.Write(work, asked, answers, content.Instruments.Version)) continue;

            work.Changed(item.Id);
            return new Kept((asked with { Draft = new(default, asked.Instrument.Id, answers, 0) }).NextAfter(item)?.Id);
        }

        return Refusal.Stale;
    }

    /// <param name="points">Null for somebody who would rather not answer.</param>
    private static bool Read(AskedItem item, string? answer, out int? points)
    {
        points = int.TryParse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        return points is { } chosen ? item.Takes(chosen) : answer == AskedInstrument.Open && item.MayStayOpen;
    }
}

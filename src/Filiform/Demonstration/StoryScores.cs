using Filiform.Clinical.Instruments;
using Filiform.Journeys.Prepare;
using Filiform.Journeys.Prepare.Instruments;
using Filiform.Journeys.Progress.Scores;

namespace Filiform.Demonstration;

/// <summary>What is measured beside pain: the form of the region on paper, typed in by the therapist, and the patient's own rating of the change.</summary>
internal sealed partial class Story
{
    /// <summary>The first instrument of the plan that stands on the clinic's own paper: its total follows the pain.</summary>
    private async Task Score()
    {
        var shown = await stage.Ask<ListInstruments, ListInstruments.Request, ListInstruments.View>(new(patient), Therapist);
        if (shown?.Planned.FirstOrDefault(row => !row.Instrument.ShowsText()) is not { } row) return;

        var total = FormattableString.Invariant($"{TotalOf(row.Instrument)}");
        await stage.Do<RecordScore, RecordScore.Request, Id<InstrumentAnswer>>(
            new(patient, row.Instrument.Id, new([.. row.Instrument.Asked().Select(_ => new TypedScore.Item(null))], total), visit, row.Last?.Id, null), Therapist);
    }

    private decimal TotalOf(Instrument instrument)
    {
        // Trouble goes with pain, a little less of it: 7 of 10 is about half of the scale.
        var trouble = (decimal)Math.Clamp(pain, 0, 10) * 0.07m;
        var (least, most) = (instrument.Range.Min ?? 0, instrument.Range.Max);
        return decimal.Round(least + (most - least) * (instrument.HigherIsBetter ? 1 - trouble : trouble), 0);
    }

    /// <summary>Answers what the visit asks for, from better to the same, as the pain has changed.</summary>
    private async Task RateChange()
    {
        if (done == 0) return;
        var view = await stage.Ask<ShowPreparation, ShowPreparation.Request, ShowPreparation.View>(new(patient, visit), Link);
        foreach (var asked in (view?.Instruments ?? []).Where(each => each.IsDue && each.Instrument.Id == "groc"))
        {
            var better = Math.Clamp((int)Math.Round((person.Pain - pain) * 1.5), -3, 7);
            await stage.Do<AnswerInstrument, AnswerInstrument.Request, AnswerInstrument.Kept>(
                new(patient, visit, asked.Instrument.Id, asked.Items[0].Id, FormattableString.Invariant($"{better}"), ""), Link);
            await stage.Do<SendInstrument, SendInstrument.Request, Id<InstrumentAnswer>>(new(patient, visit, asked.Instrument.Id, 1), Link);
        }
    }
}

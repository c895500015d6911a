using Filiform.Clinical.Instruments;
using Filiform.Clinical.Plans;
using Filiform.Journeys.Assess;
using Filiform.Journeys.Prepare.Function;
using Filiform.Journeys.Progress;
using Filiform.Journeys.Shared;
using Filiform.Journeys.Treat;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>Which instruments a visit asks the patient for, and how far each is.</summary>
public static class AskedInstruments
{
    /// <summary>They have pages of their own: the drawing, and the activities.</summary>
    private static readonly ImmutableArray<string> WithOwnStep = [InstrumentCatalogue.Pain, InstrumentCatalogue.Activities];

    /// <returns>Those that are due, begun or sent for this visit, in the order of the plan.</returns>
    public static async Task<ImmutableArray<AskedInstrument>> Of(Work work, ClinicalContent content, VisitToPrepare visit)
    {
        var outcomes = await Outcomes.Of(work, visit.Patient.Id);
        var drafts = await InstrumentDrafts.Of(work, visit);
        var (wanted, reviewAt) = await Wanted(work, content, visit);
        var signed = (await Sessions.Of(work, visit.Patient.Id)).Select(session => session.SignedAt).OfType<Instant>().ToImmutableArray();

        AskedInstrument Ask(string id)
        {
            var instrument = content.Instruments.ById[id];
            var kept = outcomes.LastOrDefault(row => row.Instrument == id && row.Appointment == visit.Appointment.Id);
            var last = outcomes.LastOrDefault(row => row.Instrument == id && row.Score is not null);
            var isDue = kept is null && wanted.Contains(id)
                && InstrumentDue.IsDue(instrument, signed.Length, last is null ? null : signed.Count(at => at < last.TakenAt), reviewAt);
            return new(visit, instrument, drafts.FirstOrDefault(draft => draft.Instrument == id), kept, isDue);
        }

        var ids = wanted.Concat(drafts.Select(draft => draft.Instrument)).Concat(outcomes.Where(row => row.Appointment == visit.Appointment.Id).Select(row => row.Instrument));
        return [.. ids.Distinct().Where(id => MayAsk(content, id)).Select(Ask).Where(each => each.IsDue || each.Draft is not null || each.Kept is not null)];
    }

    /// <returns>Null when this visit neither asks for it nor has it.</returns>
    public static async Task<AskedInstrument?> Find(Work work, ClinicalContent content, Id<Patient> patient, Id<Appointment> appointment, string instrument) =>
        await VisitToPrepare.Find(work, patient, appointment) is { } visit
            ? (await Of(work, content, visit)).FirstOrDefault(each => each.Instrument.Id == instrument) : null;

    private static bool MayAsk(ClinicalContent content, string id) =>
        !WithOwnStep.Contains(id) && content.Instruments.ById.TryGetValue(id, out var instrument) && instrument.ShowsText();

    /// <summary>Those of the plan in force; before there is one, those of the template for the condition chosen at booking.</summary>
    private static async Task<(ImmutableArray<string> Instruments, ImmutableArray<int> ReviewAt)> Wanted(Work work, ClinicalContent content, VisitToPrepare visit)
    {
        if (await Plans.Active(work, visit.Patient.Id) is { } plan) return (plan.Body.Course.Instruments, plan.Body.Course.ReviewAt);

        var template = visit.Appointment.Condition is { } condition ? content.Plans.LinkByCondition.GetValueOrDefault(condition)?.Template : null;
        return template is null ? ([], []) : (content.Plans.TemplateById[template].Instruments, []);
    }
}

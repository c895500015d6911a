using Filiform.Clinical.Instruments;
using Filiform.Store;

namespace Filiform.Journeys.Prepare.Instruments;

/// <summary>A form begun for one visit and not sent.</summary>
/// <param name="Answers">By item id, in points; null where the patient would rather not answer. What was not reached yet is not there.</param>
public sealed record InstrumentDraft(Id<InstrumentAnswer> Id, string Instrument, ImmutableDictionary<string, int?> Answers, int Version);

/// <summary>Reads and writes drafts; their answers are sealed as one document.</summary>
internal static class InstrumentDrafts
{
    private const string Answers = "instrument_draft.answers";

    private sealed record Sealed(Id<InstrumentAnswer> Id, string Instrument, string Answers, int Version);

    /// <summary>The drafts of one visit.</summary>
    public static async Task<ImmutableArray<InstrumentDraft>> Of(Work work, VisitToPrepare visit)
    {
        var rows = await work.Query<Sealed>("""
            select id, instrument, answers, version from instrument_draft where clinic = @clinic and patient = @patient and appointment = @appointment
            """, new { patient = visit.Patient.Id, appointment = visit.Appointment.Id });
        return [.. rows.Select(row => new InstrumentDraft(
            row.Id, row.Instrument, Json.Read<ImmutableDictionary<string, int?>>(work.Open(Answers, row.Id.Value, row.Answers)!), row.Version))];
    }

    /// <returns>False when another browser wrote first; read again and decide anew.</returns>
    public static async Task<bool> Write(Work work, AskedInstrument asked, ImmutableDictionary<string, int?> answers, string knowledge)
    {
        if (asked.Draft is not { } draft) return await Begin(work, asked, answers, knowledge);

        return await work.Execute("""
            update instrument_draft set answers = @answers, knowledge_version = @knowledge, changed_at = @Now, version = version + 1
            where id = @Id and clinic = @clinic and patient = @patient and version = @Version
            """, new { answers = Seal(work, draft.Id, answers), knowledge, work.Now, draft.Id, patient = asked.Visit.Patient.Id, draft.Version }) == 1;
    }

    private static async Task<bool> Begin(Work work, AskedInstrument asked, ImmutableDictionary<string, int?> answers, string knowledge)
    {
        var id = work.NewId<InstrumentAnswer>();
        return await work.Execute("""
            insert into instrument_draft (id, clinic, patient, appointment, instrument, answers, knowledge_version, changed_at, version)
            values (@id, @clinic, @patient, @appointment, @instrument, @answers, @knowledge, @Now, 1) on conflict do nothing
            """, new
        {
            id, patient = asked.Visit.Patient.Id, appointment = asked.Visit.Appointment.Id, instrument = asked.Instrument.Id,
            answers = Seal(work, id, answers), knowledge, work.Now,
        }) == 1;
    }

    /// <returns>False when it was changed or sent since it was read.</returns>
    public static async Task<bool> TakeAway(Work work, AskedInstrument asked, InstrumentDraft draft) => await work.Execute(
        "delete from instrument_draft where id = @Id and clinic = @clinic and patient = @patient and version = @Version",
        new { draft.Id, patient = asked.Visit.Patient.Id, draft.Version }) == 1;

    private static string Seal(Work work, Id<InstrumentAnswer> draft, ImmutableDictionary<string, int?> answers) =>
        work.Seal(Answers, draft.Value, Json.Write(answers))!;
}

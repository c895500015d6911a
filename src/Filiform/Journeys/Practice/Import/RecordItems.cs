using System.Text.Json;
using Filiform.Store;

namespace Filiform.Journeys.Practice.Import;

/// <summary>Keeps the items of a patient's record, and what follows from them; writes only what is new or says something else.</summary>
internal static class RecordItems
{
    private sealed record Row(Guid Id, string Source, string? System, string? Code, string Display, string Status, string Standing, string? Onset, string? Ended, string Flags);

    /// <param name="today">On the clinic's calendar.</param>
    public static async Task Write(Work work, Id<Patient> patient, ImmutableArray<RecordEntry> entries, LocalDate today, ImportTally tally)
    {
        var kept = (await work.Query<Row>("""
            select id, source, system, code, display, status, standing, onset, ended, flags from record_item where clinic = @clinic and patient = @patient
            """, new { patient })).ToDictionary(row => row.Source);
        var written = new List<(Guid Id, RecordEntry Entry, bool Known)>();
        foreach (var entry in entries)
        {
            var known = kept.GetValueOrDefault(entry.Source);
            var row = Wanted(known?.Id ?? work.NewId<Patient>().Value, entry, today);
            if (known is not null && row == known with { Display = work.Open("record_item.display", known.Id, known.Display)! }) continue;
            await Save(work, patient, entry.Kind, row);
            tally.Add(entry.Kind, added: known is null ? 1 : 0, changed: known is null ? 0 : 1);
            written.Add((row.Id, entry, known is not null));
        }

        foreach (var (id, entry, known) in written) await Answer(work, patient, id, entry, known, today);
    }

    private static Row Wanted(Guid id, RecordEntry entry, LocalDate today)
    {
        var coding = entry.Codings.FirstOrDefault();
        var links = RecordLinks.Shipped;
        return new(id, entry.Source, coding?.System, coding?.Code, entry.Display, entry.Status, links.StandingOn(entry, today).ToString().ToLowerInvariant(),
            entry.Onset?.Text, entry.Ended?.Text, string.Join(' ', PreAnswers.Flags(entry, links, today)));
    }

    private static Task Save(Work work, Id<Patient> patient, string kind, Row row) => work.Execute("""
        insert into record_item (id, clinic, patient, kind, source, system, code, display, status, standing, onset, ended, flags, recorded_at, changed_at)
        values (@Id, @clinic, @patient, @kind, @Source, @System, @Code, @display, @Status, @Standing, @Onset, @Ended, @Flags, @Now, @Now)
        on conflict (id) do update set system = excluded.system, code = excluded.code, display = excluded.display, status = excluded.status,
            standing = excluded.standing, onset = excluded.onset, ended = excluded.ended, flags = excluded.flags, changed_at = excluded.changed_at
        """, new
    {
        row.Id, patient, kind, row.Source, row.System, row.Code, display = work.Seal("record_item.display", row.Id, row.Display), row.Status, row.Standing,
        row.Onset, row.Ended, row.Flags, work.Now,
    });

    private static async Task Answer(Work work, Id<Patient> patient, Guid item, RecordEntry entry, bool known, LocalDate today)
    {
        if (known) await work.Execute("delete from pre_answer where clinic = @clinic and patient = @patient and source_item = @item", new { patient, item });
        foreach (var answer in PreAnswers.Of(entry, RecordLinks.Shipped, today))
        {
            var id = work.NewId<Patient>().Value;
            await work.Execute("""
                insert into pre_answer (id, clinic, patient, question, value, source_item, link, until, knowledge_version, recorded_at)
                values (@id, @clinic, @patient, @Question, @value, @item, @link, @Until, @version, @Now)
                """, new
            {
                id, patient, answer.Question, value = work.Seal("pre_answer.value", id, answer.Value is { } said ? JsonSerializer.Serialize(said, Json.Options) : null),
                item, link = answer.Link.Id, answer.Until, version = RecordLinks.Shipped.Version, work.Now,
            });
        }
    }
}

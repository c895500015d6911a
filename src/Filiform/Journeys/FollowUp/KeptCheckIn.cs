using System.Text;
using System.Text.Json;
using Filiform.Clinical.Rules;
using Filiform.Clinical.Screening;
using Filiform.Clinical.Triage;
using Filiform.Store;

namespace Filiform.Journeys.FollowUp;

/// <summary>Writes what was told through a check-in's link: into the row that asked until that is answered, then into a report beside it.</summary>
internal static class KeptCheckIn
{
    /// <returns>False when another window wrote first; read again and decide anew.</returns>
    public static async Task<bool> Write(Work work, CheckInRow row, IReadOnlyDictionary<string, Value> answers, CheckInVerdict verdict, bool finished) =>
        await work.Execute("""
            update check_in set status = @status, answers = @answers, result = @result, level = @level, knowledge_version = @knowledge,
                   answered_at = @answered, version = version + 1
            where id = @Id and clinic = @clinic and patient = @Patient and version = @Version and status <> 'answered'
            """, new
        {
            status = finished ? "answered" : row.Status, row.Id, row.Patient, row.Version, knowledge = verdict.Ticked.KnowledgeVersion,
            level = finished ? verdict.Level.Code() : null, answered = finished ? work.Now : (Instant?)null,
            answers = work.Seal(CheckIns.Answers, row.Id.Value, Written(json => AnswersDocument.Write(answers, json))),
            result = work.Seal(CheckIns.Result, row.Id.Value, Written(json => TriageDocument.Write(verdict.Ticked, json))),
        }) == 1;

    /// <summary>Begins a report beside a check-in that is answered, so that nothing sent is overwritten.</summary>
    /// <param name="ended">End of the session.</param>
    /// <returns>False when another window has just begun one.</returns>
    public static async Task<bool> Begin(Work work, CheckInRow asked, Instant ended)
    {
        var taken = (await work.Query<int>("select hours from check_in where session = @Session and clinic = @clinic", new { asked.Session })).ToHashSet();
        // A session has one check-in an hour; a second report within it takes the next free one.
        var hours = Math.Max(0, (int)(work.Now - ended).TotalHours);
        while (taken.Contains(hours)) hours++;
        return await work.Execute("""
            insert into check_in (id, clinic, patient, session, hours, due_at, status, sent_at, told_through, version)
            values (@id, @clinic, @Patient, @Session, @hours, @Now, 'sent', @Now, @through, 1) on conflict do nothing
            """, new { id = work.NewId<CheckIn>(), asked.Patient, asked.Session, hours, work.Now, through = asked.Id }) == 1;
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}

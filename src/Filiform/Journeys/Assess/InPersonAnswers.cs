using Filiform.Clinical.Knowledge.Safety;
using Filiform.Clinical.Rules;
using Filiform.Journeys.Prepare;
using Filiform.Store;

namespace Filiform.Journeys.Assess;

/// <summary>An answer that a clinician asked for, or measured, with the patient present. The patient's own stays beside it.</summary>
public sealed record InPersonAnswer(string Question, Value Value, Id<Staff> RecordedBy, string RecordedByName, Instant RecordedAt);

/// <summary>Somebody went through every answer with the patient present.</summary>
public sealed record ScreeningConfirmation(string ConfirmedByName, Instant ConfirmedAt);

public static class InPersonAnswers
{
    internal const string Column = "screening_answer.value";

    private sealed record Sealed(Guid Id, string Question, string Value, Id<Staff> RecordedBy, string RecordedByName, Instant RecordedAt);

    /// <summary>The screening with what was asked in person over it: for each question the newest answer counts.</summary>
    internal static async Task<ScreeningRow?> Over(Work work, SafetyKnowledge knowledge, ScreeningRow? row)
    {
        if (row is null) return null;
        var answers = await Of(work, knowledge, row);
        var newest = answers.DistinctBy(answer => answer.Question).ToImmutableDictionary(answer => answer.Question, answer => answer.Value);
        return row with
        {
            Answers = row.Answers.SetItems(newest), Told = row.Answers, InPerson = answers, Held = row.Held.RemoveRange(newest.Keys), Confirmed = await Confirmation(work, row),
        };
    }

    /// <summary>A decision rests on what was known: an answer given later to what the rule reads asks for another one.</summary>
    public static bool Outdates(SafetyKnowledge knowledge, ScreeningRow screening, string rule, Instant decidedAt)
    {
        if (knowledge.Rules.Concat(knowledge.SessionRules).FirstOrDefault(each => each.Id == rule) is not { } read) return false;
        return screening.InPerson.Any(answer => answer.RecordedAt > decidedAt && read.Inputs.Contains(knowledge.Facts.IndexOf(answer.Question)));
    }

    internal static Task Keep(Work work, Id<Patient> patient, Id<Screening> screening, string question, Value value)
    {
        var id = Guid.CreateVersion7(work.Now.ToDateTimeOffset());
        return work.Execute("""
            insert into screening_answer (id, clinic, patient, screening, question, value, recorded_by, recorded_at)
            values (@id, @clinic, @patient, @screening, @question, @value, @by, @Now)
            """, new { id, patient, screening, question, value = work.Seal(Column, id, Screenings.Write(new Dictionary<string, Value> { [question] = value })), by = work.Actor.Id, work.Now });
    }

    private static async Task<ImmutableArray<InPersonAnswer>> Of(Work work, SafetyKnowledge knowledge, ScreeningRow row)
    {
        var rows = await work.Query<Sealed>("""
            select a.id, a.question, a.value, a.recorded_by, s.name as recorded_by_name, a.recorded_at
            from screening_answer a join staff s on s.id = a.recorded_by
            where a.clinic = @clinic and a.patient = @Patient and a.screening = @Id order by a.recorded_at desc, a.id desc
            """, new { row.Patient, row.Id });
        return
        [
            .. from each in rows
               let value = Screenings.Parse(knowledge, work.Open(Column, each.Id, each.Value)).GetValueOrDefault(each.Question)
               where value is not null
               select new InPersonAnswer(each.Question, value, each.RecordedBy, each.RecordedByName, each.RecordedAt),
        ];
    }

    private static Task<ScreeningConfirmation?> Confirmation(Work work, ScreeningRow row) => work.QueryOne<ScreeningConfirmation>("""
        select s.name as confirmed_by_name, c.confirmed_at from screening_confirmation c join staff s on s.id = c.confirmed_by
        where c.clinic = @clinic and c.patient = @Patient and c.screening = @Id order by c.confirmed_at desc, c.id desc limit 1
        """, new { row.Patient, row.Id });
}

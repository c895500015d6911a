using Filiform.Journeys.Assess;
using Filiform.Journeys.FollowUp;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Treat;

// One method for each form of the room.
public sealed partial class SessionPage
{
    public async Task<IActionResult> OnPostCheck(Id<Session> id, int? version, [FromServices] SetSessionFacts set, CancellationToken stop)
    {
        if (await PatientOf(id, stop) is not { } patient) return NotFound();
        var (facts, ticks, today) = CheckForm.Read(content.Safety, Request.Form);
        var targets = CheckForm.Targets(name => NeedleForm.MuscleId(content.Atlas, name.Trim()), Request.Form);
        var asked = new SetSessionFacts.Request(patient, id, facts, ticks, targets, version, today, Request.Form[CheckForm.AsUsual] == "true");
        var wrong = set.Wrong(asked);
        var saved = await runner.Run(set, SetSessionFacts.Without(asked, wrong), actor, stop);
        return await Answer(id, saved.Refusal is null && !wrong.IsEmpty ? Refusal.Invalid(wrong) : saved, stop);
    }

    public async Task<IActionResult> OnPostRow(
        Id<Session> id, Id<Insertion>? row, int? version, string? key, [FromServices] RecordInsertion record, [FromServices] ChangeInsertion change, CancellationToken stop)
    {
        if (await PatientOf(id, stop) is not { } patient) return NotFound();
        var form = NeedleForm.Read(Request.Form);
        var needles = form.ToNeedles(content.Atlas);
        var saved = row is { } insertion
            ? await runner.Run(change, new(patient, id, insertion, version ?? 0, needles), actor, stop)
            : await runner.Run(record, new(patient, id, needles, key), actor, stop);
        if (saved.Refusal is not null) Typed = (row?.ToString() ?? "", form);
        return await Answer(id, row is { } refused && saved.Refusal is { } refusal ? At(refused, refusal) : saved, stop, "#new-row");
    }

    /// <summary>Names the fields of that row, whose ids on the page end with it.</summary>
    private static Result<InsertionSaved> At(Id<Insertion> row, Refusal refusal) =>
        refusal with { Reasons = refusal.Reasons.IsDefault ? [] : [.. refusal.Reasons.Select(reason => reason.Field is null ? reason : reason with { Field = $"{reason.Field}-{row}" })] };

    public async Task<IActionResult> OnPostRemove(Id<Session> id, Id<Insertion> row, int version, [FromServices] RemoveInsertion remove, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(remove, new(patient, id, row, version), actor, stop), stop, "#needles");

    public async Task<IActionResult> OnPostOut(Id<Session> id, Id<Insertion>? row, [FromServices] CountOut count, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(count, new(patient, id, row), actor, stop), stop, "#needles");

    public async Task<IActionResult> OnPostPain(Id<Session> id, int? version, [FromServices] SetPain set, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(set, new(patient, id, Pain("pain-before"), Pain("pain-after"), version), actor, stop), stop);

    public async Task<IActionResult> OnPostNote(Id<Session> id, string? note, int? version, [FromServices] WriteNote write, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(write, new(patient, id, note, version), actor, stop), stop);

    public async Task<IActionResult> OnPostEvent(
        Id<Session> id, string? kind, string? severity, [FromForm(Name = "event-note")] string? note, string? key, [FromServices] ReportAdverseEvent report, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(report, new(patient, id, kind ?? "", severity, "immediate", note, key), actor, stop), stop, "#events");

    public async Task<IActionResult> OnPostDecide(Id<Session> id, string? rule, string? reason, [FromServices] DecideInSession decide, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(decide, new(patient, id, rule ?? "", reason), actor, stop), stop);

    public async Task<IActionResult> OnPostDone(
        Id<Session> id, string? rule, [FromForm(Name = "done-note")] string? note, [FromServices] RecordSteps record, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(record, new(patient, id, rule ?? "", Steps("steps"), note), actor, stop), stop);

    public async Task<IActionResult> OnPostRetained(
        Id<Session> id, int retained, [FromForm(Name = "retained-note")] string? note, [FromServices] RecordRetainedNeedle record, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(record, new(patient, id, retained, Steps("retained-steps"), note), actor, stop), stop);

    /// <param name="note">As it stands in its field, which the button sends along: kept first, so that neither a refusal nor a second sign-in loses it.</param>
    public async Task<IActionResult> OnPostSign(
        Id<Session> id, int version, string? note, [FromServices] WriteNote write, [FromServices] SignSession sign, CancellationToken stop)
    {
        if (await PatientOf(id, stop) is not { } patient) return NotFound();
        if (Request.Form.ContainsKey("note"))
        {
            var kept = await runner.Run(write, new(patient, id, note, version), actor, stop);
            if (kept.Refusal is not null) return await Answer(id, kept, stop);
            version = kept.Value.Version;
        }

        return await Answer(id, await runner.Run(sign, new(patient, id, version), actor, stop), stop);
    }

    public async Task<IActionResult> OnPostAddendum(
        Id<Session> id, [FromForm(Name = "addendum-reason")] string? reason, [FromForm(Name = "addendum-text")] string? text, string? key,
        [FromServices] AddAddendum add, [FromServices] KeepAddendumDraft keep, CancellationToken stop)
    {
        if (await PatientOf(id, stop) is not { } patient) return NotFound();
        var added = await runner.Run(add, new(patient, id, reason, text, key), actor, stop);
        if (added.Refusal == Refusal.StepUpFirst && await runner.Run(keep, new(patient, id, reason, text), actor, stop) is { Refusal: { } wrong })
            return await Answer<Done>(id, wrong, stop);
        return await Answer(id, added, stop, "#addenda");
    }

    public async Task<IActionResult> OnPostQuestion(Id<Session> id, Guid question, string? answer, [FromServices] AnswerPatientQuestion close, CancellationToken stop) =>
        await PatientOf(id, stop) is not { } patient ? NotFound()
            : await Answer(id, await runner.Run(close, new(patient, question, answer), actor, stop), stop, "#questions");

    private ImmutableArray<string> Steps(string field) => [.. Request.Form[field].OfType<string>()];

    /// <returns>Null for nothing said; -1 for what is no number, which is refused at its field.</returns>
    private int? Pain(string field) => Request.Form[field].ToString().Trim() is { Length: > 0 } text
        ? int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var pain) ? pain : -1
        : null;
}

using Filiform.Clinical.Instruments;
using Filiform.Journeys.Practice;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;

namespace Filiform.Journeys.Progress.Scores;

/// <summary>One instrument: what is known about it, its form, and what was scored before.</summary>
public sealed class RecordScorePage(Runner runner, ReadScoreForm read, RecordScore record, WithdrawScore withdraw, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Patient> Id { get; set; }
    [BindProperty(SupportsGet = true)] public string Instrument { get; set; } = "";
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public string? Key { get; set; }

    public ReadScoreForm.View View { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>The score was kept just now.</summary>
    public bool IsKept => Request.Method == "GET" && Request.Query.ContainsKey("kept") && View.Newest is not null;

    public string Total => Request.HasFormContentType ? Request.Form[TypedScore.TotalField].ToString() : "";

    /// <summary>Id of the visit that is ticked: as posted, or the one of today that is not over yet.</summary>
    public string Visit => Request.HasFormContentType ? Request.Form["visit"].ToString() : $"{(View.Visits.FirstOrDefault(visit => visit.IsOpen) ?? View.Visits.LastOrDefault())?.Id}";

    /// <summary>The day the form was filled in: as posted, else today, as an ISO date.</summary>
    public string TakenOn => Request.HasFormContentType && Request.Form.ContainsKey("taken") ? Request.Form["taken"].ToString() : LocalDatePattern.Iso.Format(View.Today);

    public bool Unscored => Request.HasFormContentType && Request.Form[RecordScore.UnscoredField] == "true";

    public string Points(AskedItem item) => Request.HasFormContentType ? Request.Form[TypedScore.Field(item.Number)].ToString() : "";

    /// <summary>The activity: as posted, or as it was named last, since change is measured on the same ones.</summary>
    public string Name(AskedItem item) => Request.HasFormContentType ? Request.Form[TypedScore.NameField(item.Number)].ToString()
        : View.History.Scores.LastOrDefault(past => !past.Row.Wording.IsEmpty)?.Row.Wording.ElementAtOrDefault(item.Number - 1) ?? "";

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await Load(stop) is { } elsewhere) return elsewhere;
        (Seen, Key) = ($"{View.Newest?.Id}", $"{Guid.NewGuid():N}");
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await Load(stop) is { } elsewhere) return elsewhere;

        var result = await runner.Run(record, Posted(), actor, stop);
        return result.Refusal is null ? new SeeOther($"/clinic/patients/{Id}/instruments/{Instrument}?kept=1") : Refused(result.Refusal);
    }

    public async Task<IActionResult> OnPostWithdraw(Id<InstrumentAnswer> answer, string? why, CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await Load(stop) is { } elsewhere) return elsewhere;

        var result = await runner.Run(withdraw, new(Id, answer, why), actor, stop);
        if (result.Refusal is null) return new SeeOther($"/clinic/patients/{Id}/instruments/{Instrument}#past-h");
        (Seen, Key) = ($"{View.Newest?.Id}", $"{Guid.NewGuid():N}");
        return Refused(result.Refusal);
    }

    /// <summary>The reason as typed, beside the score it was typed for.</summary>
    public string? Why(OutcomeRow row) => Request.HasFormContentType && Request.Form["answer"] == $"{row.Id}" ? Request.Form["why"].ToString() : null;

    private IActionResult Refused(Refusal refusal)
    {
        Refusal = refusal;
        if (Refusal.Status == 404) return NotFound();
        // The other score is in sight now: whoever saves again has seen it.
        if (Refusal == Refusal.Stale) Seen = $"{View.Newest?.Id}";
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    private RecordScore.Request Posted()
    {
        ImmutableArray<TypedScore.Item> items = [.. View.Instrument.Asked().Select(item => new TypedScore.Item(Points(item), View.Instrument.NamesActivities() ? NameIfUsed(item) : null))];
        return new(Id, Instrument, new(items, Total), Chosen(), Id<InstrumentAnswer>.TryParse(Seen, null, out var seen) ? seen : null, Key, TakenOn, Unscored);
    }

    /// <summary>The names are filled in ahead: beside no number at all they were not meant.</summary>
    private string? NameIfUsed(AskedItem item) => View.Instrument.Asked().All(each => Points(each).Trim().Length == 0) ? null : Name(item);

    /// <returns>Null for none; an id that no visit has for what is none, so that it is refused.</returns>
    private Id<Appointment>? Chosen() => Visit.Length == 0 ? null : Id<Appointment>.TryParse(Visit, null, out var visit) ? visit : default(Id<Appointment>);

    private async Task<IActionResult?> Load(CancellationToken stop)
    {
        var result = await runner.Run(read, new(Id, Instrument), actor, stop);
        if (result.Refusal is { } refusal) return StatusCode(refusal.Status);

        View = result.Value;
        return null;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

/// <summary>The details of whoever holds a time. What they typed stays on the page until the visit is booked, whatever happens to the time.</summary>
public sealed class BookAppointmentPage(
    Runner runner, ShowHold show, ExtendHold extend, HoldSlot holdSlot, BookAppointment book, RateLimits limits, Actor actor) : PageModel
{
    /// <summary>The hold's token.</summary>
    [BindProperty(SupportsGet = true)] public string Hold { get; set; } = "";

    [BindProperty] public string? GivenName { get; set; }
    [BindProperty] public string? FamilyName { get; set; }
    [BindProperty] public string? Month { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Language { get; set; }

    /// <summary><c>extend</c>, or nothing to book.</summary>
    [BindProperty] public string? Act { get; set; }

    /// <summary>Another time, chosen after the held one lapsed.</summary>
    [BindProperty] public string? Instead { get; set; }

    public ShowHold.Answer Shown { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public bool JustExtended { get; private set; }

    private PatientForm Form => new(GivenName ?? "", FamilyName ?? "", Month ?? "", Day ?? "", Year ?? "", Email ?? "", Phone ?? "", Language ?? "");

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        Language = Words.Language;
        return await Show(stop) ?? Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Show(stop) is { } missing) return missing;
        // A double click or the back button: the first answer stands.
        if (Shown.Hold.BookedAt is not null) return await Book(stop);
        if (Act == "extend") return await Extend(stop);

        var today = Shown.Now.InZone(Shown.Time.Clinic.Row.TimeZone).Date;
        if (Form.Read(today).Faults is [_, ..] faults) return Again(Refusal.Invalid(faults));
        if (!Shown.Stands && await TakeInstead(stop) is { } refusal) return Again(refusal);
        return await Book(stop);
    }

    private async Task<IActionResult> Book(CancellationToken stop)
    {
        var request = new BookAppointment.Request(Shown.Hold.Clinic, Hold, Form);
        var booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        // Two clicks on two nodes: while this one waited, the first one booked, and its answer is there now.
        if (booked.Refusal == Refusal.HoldLapsed) booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        if (booked.Refusal is null) return new SeeOther($"/book/done/{booked.Value.Manage}/{booked.Value.Prepare}");

        await Show(stop);
        return Again(booked.Refusal);
    }

    private async Task<IActionResult> Extend(CancellationToken stop)
    {
        var extended = await runner.Run(extend, new(Shown.Hold.Clinic, Hold), actor.AsVisitor(), stop);
        await Show(stop);
        if (extended.Refusal is { } refusal) return Again(refusal);

        JustExtended = true;
        ModelState.Clear();
        return Page();
    }

    /// <summary>Holds the time chosen instead of a lapsed one, and goes on with it.</summary>
    private async Task<Refusal?> TakeInstead(CancellationToken stop)
    {
        if (FreeSlot.Read(Instead) is not var (start, practitioner, room)) return Refusal.HoldLapsed;
        if (limits.Refuses(RateLimit.Hold, actor)) return Refusal.TooMany;

        var key = $"{Hold}/{Instead}";
        var held = await runner.Run(holdSlot, new(Shown.Hold.Clinic, Shown.Hold.VisitType, practitioner, room, start, key), actor.AsVisitor(), stop);
        if (held.Refusal is { } refusal)
        {
            await Show(stop);
            return refusal;
        }

        Hold = held.Value.Token;
        await Show(stop);
        return null;
    }

    private async Task<IActionResult?> Show(CancellationToken stop)
    {
        var shown = await runner.Run(show, Hold, actor.AsVisitor(), stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);

        Shown = shown.Value;
        return null;
    }

    private PageResult Again(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        // The fields show what was typed; the address of the form may have changed.
        ModelState.Clear();
        return Page();
    }
}

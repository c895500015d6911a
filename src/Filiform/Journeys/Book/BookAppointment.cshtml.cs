using Filiform.Journeys.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

/// <summary>The details of whoever holds a time. What they typed stays until the visit is booked, whatever happens to the time.</summary>
/// <remarks>Every POST is answered with an address to look at: the browser's Back never asks to send a form again.</remarks>
[KeepsTyped]
public sealed class BookAppointmentPage(
    Runner runner, ShowHold show, ExtendHold extend, HoldSlot holdSlot, BookAppointment book, KeepTyped keep, ReadTyped read, RateLimits limits, Actor actor) : PageModel
{
    /// <summary>What may have happened to a hold or a booking, by the code in the address.</summary>
    private static readonly ImmutableArray<Refusal> Known = [Refusal.HoldLapsed, Refusal.SlotTaken, Refusal.NotOffered, Refusal.TooMany];

    /// <summary>The hold's token.</summary>
    [BindProperty(SupportsGet = true)] public string Hold { get; set; } = "";

    /// <summary>Whether what was typed is looked through.</summary>
    [BindProperty(SupportsGet = true)] public bool Check { get; set; }

    /// <summary>Code of a refusal.</summary>
    [BindProperty(SupportsGet = true)] public string? Why { get; set; }

    [BindProperty(SupportsGet = true)] public bool Extended { get; set; }

    [BindProperty] public string? GivenName { get; set; }
    [BindProperty] public string? FamilyName { get; set; }
    [BindProperty] public string? Month { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Language { get; set; }

    /// <summary><c>extend</c>, <c>language</c>, or nothing to book.</summary>
    [BindProperty] public string? Act { get; set; }

    /// <summary>Another time, chosen after the held one lapsed.</summary>
    [BindProperty] public string? Instead { get; set; }

    public ShowHold.Answer Shown { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    private PatientForm Form => new(GivenName ?? "", FamilyName ?? "", Month ?? "", Day ?? "", Year ?? "", Email ?? "", Phone ?? "", Language ?? "");

    private LocalDate Today => Shown.Now.InZone(Shown.Time.Clinic.Row.TimeZone).Date;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (await Show(stop) is { } missing) return missing;
        if (Shown.Hold.BookedAt is not null) return Page();

        if ((await runner.Run(read, new(Shown.Hold.Clinic, Shown.Hold), actor.AsVisitor(), stop)).Value.Typed is { } typed)
        {
            (GivenName, FamilyName, Month, Day, Year, Email, Phone, Language, _) = typed.Form;
            Instead = typed.Instead;
            if (Check && typed.Form.Read(Today).Faults is [_, ..] faults) Refusal = Refusal.Invalid(faults);
        }

        Language ??= Words.Language;
        Refusal ??= Known.FirstOrDefault(each => each.Code == Why);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Show(stop) is { } missing) return missing;
        // A double click or the back button: the first answer stands.
        if (Shown.Hold.BookedAt is not null) return await Book(stop);
        if (Act == "language") return await Again(Check ? "?check=true" : "", stop);
        if (Act == "extend") return await Extend(stop);

        if (Form.Read(Today).Faults is [_, ..]) return await Again("?check=true", stop);
        if (!Shown.Stands && await TakeInstead(stop) is { } refusal) return await Again($"?why={refusal.Code}", stop);
        return await Book(stop);
    }

    private async Task<IActionResult> Book(CancellationToken stop)
    {
        var request = new BookAppointment.Request(Shown.Hold.Clinic, Hold, Form);
        var booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        // Two clicks on two nodes: while this one waited, the first one booked, and its answer is there now.
        if (booked.Refusal == Refusal.HoldLapsed) booked = await runner.Run(book, request, actor.AsVisitor(), stop);
        return booked.Refusal is { } refusal ? await Again($"?why={refusal.Code}", stop) : new SeeOther($"/book/done/{booked.Value.Manage}/{booked.Value.Prepare}");
    }

    private async Task<IActionResult> Extend(CancellationToken stop)
    {
        var extended = await runner.Run(extend, new(Shown.Hold.Clinic, Hold), actor.AsVisitor(), stop);
        return await Again(extended.Refusal is { } refusal ? $"?why={refusal.Code}" : "?extended=true", stop);
    }

    /// <summary>Holds the time chosen instead of a lapsed one, and goes on with it.</summary>
    private async Task<Refusal?> TakeInstead(CancellationToken stop)
    {
        if (FreeSlot.Read(Instead) is not var (start, practitioner, room)) return Refusal.HoldLapsed;
        if (limits.Refuses(RateLimit.Hold, actor)) return Refusal.TooMany;

        var key = $"{Hold}/{Instead}";
        var held = await runner.Run(holdSlot, new(Shown.Hold.Clinic, Shown.Hold.VisitType, practitioner, room, start, key), actor.AsVisitor(), stop);
        if (held.Refusal is { } refusal) return refusal;

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

    /// <summary>Keeps what was typed, and shows the page again.</summary>
    private async Task<IActionResult> Again(string query, CancellationToken stop)
    {
        await runner.Run(keep, new(Shown.Hold.Clinic, Hold, new(Form, Instead)), actor.AsVisitor(), stop);
        return new SeeOther($"/book/details/{Uri.EscapeDataString(Hold)}{query}");
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Book;

public sealed class HoldSlotPage(Runner runner, ShowTimes show, HoldSlot hold, NearestTimes nearest, RateLimits limits, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Clinic { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string? Type { get; set; }
    [BindProperty(SupportsGet = true)] public string? With { get; set; }
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }
    [BindProperty(SupportsGet = true)] public string? At { get; set; }

    /// <summary>Made by the page that was shown: a second click on it is the first one again.</summary>
    [BindProperty] public string? Key { get; set; }

    public TimesToChoose Choose { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }

    /// <summary>The free times nearest to one that was taken.</summary>
    public ImmutableArray<FreeSlot> Instead { get; private set; } = [];

    /// <summary>A day was asked for that is over.</summary>
    public bool DayIsPast { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (limits.Refuses(RateLimit.Search, actor)) return StatusCode(StatusCodes.Status429TooManyRequests);
        return await Show(stop) ?? Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (await Show(stop) is { } missing) return missing;
        if (FreeSlot.Read(At) is not var (start, practitioner, room) || Choose.Visit is not { } visit)
            return Again(Refusal.Invalid(new Reason("choose-time", "at")));
        if (limits.Refuses(RateLimit.Hold, actor)) return Again(Refusal.TooMany);

        var key = Key is { Length: 64 } ? Key : null;
        var held = await runner.Run(hold, new(Choose.Clinic.Row.Id, visit.Id, practitioner, room, start, key), actor.AsVisitor(), stop);
        if (held.Refusal is null) return new SeeOther($"/book/details/{held.Value.Token}");

        if (held.Refusal.Status == StatusCodes.Status409Conflict)
            Instead = (await runner.Run(nearest, new(Choose.Clinic.Row.Id, visit.Id, With is null ? null : practitioner, start), actor.AsVisitor(), stop)).Value;
        await Show(stop);
        return Again(held.Refusal);
    }

    /// <summary>This page with one choice changed; the chosen time is let go, because it may not fit any more.</summary>
    public string Address(string? type = null, string? with = null, bool anyone = false) => $"/book/{Choose.Clinic.Row.Slug}" + QueryString.Create(
        new Dictionary<string, string?> { ["type"] = type ?? Choose.Visit?.Slug, ["with"] = anyone ? null : with ?? Choose.Practitioner?.Slug }
            .Where(pair => pair.Value is not null));

    private async Task<IActionResult?> Show(CancellationToken stop)
    {
        var day = BookPages.Day(Day);
        var shown = await runner.Run(show, new(Clinic, Type, With, day), actor.AsVisitor(), stop);
        if (shown.Refusal is { } refusal) return StatusCode(refusal.Status);

        Choose = shown.Value;
        DayIsPast = day is { } asked && Choose.Day is { } given && asked < given;
        if (HttpMethods.IsGet(Request.Method)) Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return null;
    }

    private PageResult Again(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        // What was refused must not be the answer to the next try.
        Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        ModelState.Clear();
        return Page();
    }
}

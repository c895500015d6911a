using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Practice.Staffing;

/// <summary>The form that makes a therapist of somebody with that role; a network file is not needed for it.</summary>
public sealed class AddPractitionerPage(Runner runner, ShowStaff show, AddPractitioner add, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)] public Id<Staff> Person { get; set; }

    public WaitingTherapist Who { get; private set; } = null!;
    public Refusal? Refusal { get; private set; }
    public Typed Typed => new(Request);

    /// <summary>What stands in the field: what was typed, or a guess from the name that they sign in with.</summary>
    public string? Given => Typed["given"] ?? Guess.Given;
    public string? Family => Typed["family"] ?? Guess.Family;

    private (string Given, string Family) Guess
    {
        get
        {
            var name = Who.Name.Split(',')[0].Trim();
            return name.LastIndexOf(' ') is > 0 and var at ? (name[..at], name[(at + 1)..]) : ("", name);
        }
    }

    public Task<IActionResult> OnGet(CancellationToken stop) => Show(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (!ModelState.IsValid) return NotFound();
        var added = await runner.Run(add, new(Person, Typed["given"], Typed["family"], Typed["suffix"], Typed.All("languages")), actor, stop);
        if (added.Refusal is null) return new SeeOther($"/clinic/settings/staff/{added.Value}?done=new");
        Refusal = added.Refusal;
        return await Show(stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        if (!ModelState.IsValid || !Permission.SetTherapists.Roles.Keys.Any(actor.Is)) return NotFound();
        var found = await runner.Run(show, new(), actor, stop);
        if (found.Refusal is not null || found.Value.Waiting.FirstOrDefault(each => each.Id == Person) is not { } who) return NotFound();
        Who = who;
        if (Refusal is not null) Response.StatusCode = Refusal.Status;
        return Page();
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Shared.Mail;

public sealed partial class MailboxPage(Runner runner, ListMailbox list, ReadMailbox read) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid? Letter { get; set; }

    public ImmutableArray<ListMailbox.Line> Lines { get; private set; } = [];
    public LetterRow? Open { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        // As a visitor, whoever is signed in: a letter opens in its own clinic.
        var listed = await runner.Run(list, Done.It, Actor.Visitor, stop);
        if (listed.Refusal is not null) return NotFound();

        Lines = listed.Value;
        if (Letter is not { } id) return Page();
        if (Lines.FirstOrDefault(line => line.Id == id) is not { } chosen) return NotFound();

        var opened = await runner.Run(read, new(chosen.Clinic, id), Actor.Visitor, stop);
        if (opened.Refusal is not null) return NotFound();

        Open = opened.Value;
        return Page();
    }

    /// <summary>The text in pieces, so that addresses can be links; every second piece is one.</summary>
    public static string[] Pieces(string body) => Address().Split(body);

    [GeneratedRegex(@"(https?://\S+)", RegexOptions.None, 200)]
    private static partial Regex Address();
}

using Filiform.Journeys.Access.Passkeys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Access;

/// <summary>What the pages with a passkey button share: <c>passkey.js</c> asks for the options and posts the answer as an ordinary form.</summary>
public abstract class PasskeyPage : PageModel
{
    /// <summary>Where to go afterwards; only an address of this site counts.</summary>
    [BindProperty(SupportsGet = true, Name = "return")] public string? Return { get; set; }

    [BindProperty(Name = "challenge")] public string? PasskeyChallenge { get; set; }
    [BindProperty(Name = "credential")] public string? Credential { get; set; }

    public Refusal? Refusal { get; protected set; }

    protected SignInWithPasskey.Request Answer => new(PasskeyChallenge ?? "", Credential ?? "", Site.Of(Request));

    /// <summary>Null when the form came without a passkey.</summary>
    protected NewPasskey? New => string.IsNullOrEmpty(Credential) ? null : new(PasskeyChallenge ?? "", Credential, Site.Of(Request), DeviceName.Of(Request.Headers.UserAgent));

    /// <summary>The answer to <c>passkey.js</c>: what to ask the authenticator, as the browser's own JSON.</summary>
    protected IActionResult Ask(Result<PasskeyTask> asked) => asked.Refusal is { } refusal
        ? StatusCode(refusal.Status)
        : new JsonResult(new { options = System.Text.Json.Nodes.JsonNode.Parse(asked.Value.Options), challenge = asked.Value.Challenge });

    protected IActionResult Show(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status;
        return Page();
    }
}

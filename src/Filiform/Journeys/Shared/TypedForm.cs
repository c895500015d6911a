using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Shared;

/// <summary>What somebody sent with a form whose token was missing or too old, to send again with a fresh one: nothing typed is lost.</summary>
public static class TypedForm
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>All of a long form's answers fit; a flood does not.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>Parts of the names of fields that are never written back into a page.</summary>
    private static readonly ImmutableArray<string> Secret = ["password", "code", "credential", "secret"];

    /// <returns>The fields in order; null when they cannot or must not be sent again.</returns>
    public static ImmutableArray<KeyValuePair<string, string>>? Of(HttpContext context)
    {
        if (!context.Items.ContainsKey(Token) || !IsOurs(context.Request) || !context.Request.HasFormContentType) return null;
        var form = context.Request.Form;
        if (form.Files.Count > 0 || form.Keys.Any(name => Secret.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))) return null;

        ImmutableArray<KeyValuePair<string, string>> fields =
            [.. form.Where(field => field.Key != Token).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
        return fields.IsEmpty || fields.Sum(field => field.Key.Length + field.Value.Length) > MostCharacters ? null : fields;
    }

    /// <summary>Another site's form must not become one that a click sends for real.</summary>
    private static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"),
        var site => site == "same-origin",
    };

    /// <summary>Notes why a form was refused, and answers 413 where its body was simply too long to look for the token.</summary>
    public sealed class Filter : IAsyncAlwaysRunResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.Result is IAntiforgeryValidationFailedResult) context.Result = await Why(context.HttpContext);
            await next();
        }

        private static async Task<IActionResult> Why(HttpContext context)
        {
            try
            {
                if (context.Request.HasFormContentType) await context.Request.ReadFormAsync(context.RequestAborted);
                context.Items[Token] = true;
            }
            catch (BadHttpRequestException bad) { return new StatusCodeResult(bad.StatusCode); }
            catch (InvalidDataException) { /* Too many fields, or names that go on for ever: 400, and nothing to send again. */ }
            return new BadRequestResult();
        }
    }
}

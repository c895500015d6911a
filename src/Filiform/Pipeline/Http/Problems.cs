using Microsoft.AspNetCore.Mvc;

namespace Filiform.Pipeline.Http;

/// <summary>Says a refusal to a program: RFC 9457 problem details, with every reason and its field.</summary>
public static class Problems
{
    public static ProblemDetails Of(Refusal refusal, Words words, HttpContext context)
    {
        var problem = new ProblemDetails
        {
            Type = $"https://filiform.example/problems/{refusal.Code}",
            Title = words[$"refusal.{refusal.Code}"],
            Status = refusal.Status,
        };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["requestId"] = context.TraceIdentifier;
        if (!refusal.Reasons.IsDefaultOrEmpty)
            problem.Extensions["errors"] = refusal.Reasons.Select(reason => new
            {
                code = reason.Code,
                field = reason.Field,
                message = words[$"reason.{reason.Code}", reason.Facts.AsSpan()!],
            });
        return problem;
    }

    /// <summary>The message for a status: each says something different to do.</summary>
    public static string Kind(int status) => status switch
    {
        400 => "form", 403 or 404 => "missing", 405 => "method", 410 => "gone", 413 => "large", 429 => "busy", < 500 => "request", _ => "fault",
    };

    /// <summary>A status that no use case gave.</summary>
    /// <param name="kind">Its words are <c>shared.error-{kind}-title</c> and <c>-text</c>.</param>
    public static IResult Of(int status, string kind, Words words, HttpContext context) => Results.Problem(new ProblemDetails
    {
        Type = $"https://filiform.example/problems/{kind}",
        Title = words[$"shared.error-{kind}-title"],
        Detail = words[$"shared.error-{kind}-text"],
        Status = status,
        Extensions = { ["code"] = kind, ["requestId"] = context.TraceIdentifier },
    });

    public static IResult Answer(Refusal refusal, Words words, HttpContext context, object? alternatives = null)
    {
        var problem = Of(refusal, words, context);
        if (alternatives is not null) problem.Extensions["alternatives"] = alternatives;
        return Results.Problem(problem);
    }
}

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

    public static IResult Answer(Refusal refusal, Words words, HttpContext context, object? alternatives = null)
    {
        var problem = Of(refusal, words, context);
        if (alternatives is not null) problem.Extensions["alternatives"] = alternatives;
        return Results.Problem(problem);
    }
}

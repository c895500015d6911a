using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Journeys.Learn;

/// <summary>A page that is the same for everybody with one language and one choice of light or dark; anybody may keep it for five minutes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : ResultFilterAttribute
{
    internal const string Keep = "public, max-age=300", Differs = "Accept-Language, Cookie";

    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var answer = context.HttpContext.Response;
        // An answer that sets a cookie (?lang=, ?theme=) is one person's; a searched page is kept by nobody.
        if (context.Result is not PageResult || answer.StatusCode != StatusCodes.Status200OK || context.HttpContext.Request.QueryString.HasValue) return;
        answer.Headers.CacheControl = Keep;
        answer.Headers.Append("Vary", Differs);
    }
}

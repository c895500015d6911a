using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Filiform.Pipeline.Http;

/// <summary>Pages are looked at and forms are posted; TRACE and everything else is answered 405 (security.md §7).</summary>
public static class PageMethods
{
    public static IApplicationBuilder UsePageMethods(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var method = context.Request.Method;
        if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsPost(method))
        {
            var compiled = await context.RequestServices.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = TakesPost(context, compiled) ? "GET, HEAD, POST" : "GET, HEAD";
        }
        else await next(context);
    });

    /// <summary>Whether this address takes a form: one without a name, or the one that the address names.</summary>
    private static bool TakesPost(HttpContext context, CompiledPageActionDescriptor page)
    {
        var named = context.GetRouteValue("handler") as string ?? context.Request.Query["handler"].ToString();
        return page.HandlerMethods.Any(handler =>
            HttpMethods.IsPost(handler.HttpMethod) && (handler.Name is null || handler.Name.Equals(named, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The page that says what went wrong is looked at, whatever was asked for.</summary>
    public static IApplicationBuilder UseErrorsAsPages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var asked = context.Request.Method;
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (failed && !HttpMethods.IsHead(asked)) context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = asked;
        }
    });

    /// <summary>A page without a form takes no POST, nor does one whose forms all have names take one without. It would be shown although nothing was read for it.</summary>
    /// <remarks>Before the antiforgery filter, which would offer to send again what nobody takes.</remarks>
    public sealed class Filter : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (!HttpMethods.IsPost(context.HttpContext.Request.Method)
                || context.ActionDescriptor is not CompiledPageActionDescriptor page || TakesPost(context.HttpContext, page)) return;

            context.HttpContext.Response.Headers.Allow = "GET, HEAD";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }
}

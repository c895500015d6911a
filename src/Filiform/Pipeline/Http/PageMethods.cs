using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Filiform.Pipeline.Http;

/// <summary>Pages are looked at and forms are posted; TRACE and everything else is answered 405 (security.md §7).</summary>
public static class PageMethods
{
    private const string Allowed = "GET, HEAD, POST";

    public static IApplicationBuilder UsePageMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null
            || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method)) return next(context);

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = Allowed;
        return Task.CompletedTask;
    });

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

    /// <summary>A page without a form takes no POST. Without this it would be shown although nothing was read for it.</summary>
    /// <remarks>Before the antiforgery filter, which would offer to send again what nobody takes.</remarks>
    public sealed class Filter : IAuthorizationFilter, IPageFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (!HttpMethods.IsPost(context.HttpContext.Request.Method)
                || context.ActionDescriptor is not CompiledPageActionDescriptor page || page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod))) return;

            context.Result = Refused(context.HttpContext);
        }

        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        /// <summary>Nor does one whose forms all have names, when the name is missing.</summary>
        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method)) context.Result = Refused(context.HttpContext);
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }

        private static StatusCodeResult Refused(HttpContext context)
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return new(StatusCodes.Status405MethodNotAllowed);
        }
    }
}

using Microsoft.AspNetCore.Diagnostics;
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
}

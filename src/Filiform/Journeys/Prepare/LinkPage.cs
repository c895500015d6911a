using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Filiform.Journeys.Prepare;

/// <summary>
/// A page of the preparation: its link must still stand, and the birth date must have been given in this browser. The use cases ask for
/// the same; this only shows the way, and asks before anything is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LinkPageAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        var actor = http.RequestServices.GetRequiredService<Actor>();
        // The link that manages a visit is for the same visit and asks for the same birth date.
        if (actor is not { Kind: "link", Purpose: "prepare" or "manage", Appointment: not null }) context.Result = new StatusCodeResult(Refusal.LinkClosed.Status);
        else if (actor.Level < 1) context.Result = new SeeOther($"/confirm/{http.GetRouteValue("token")}?return={Uri.EscapeDataString(http.Request.Path)}");
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}

/// <summary>After a POST: look there, with a GET. Only addresses of our own.</summary>
public sealed class SeeOther(string path) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}

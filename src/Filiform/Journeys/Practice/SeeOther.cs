using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Practice;

/// <summary>After a POST: look there, with a GET, whatever the browser's age. Only addresses of our own.</summary>
public sealed class SeeOther(string path) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}

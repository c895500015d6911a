using Microsoft.AspNetCore.Mvc;

namespace Filiform.Journeys.Book;

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

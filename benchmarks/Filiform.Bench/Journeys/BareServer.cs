using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Filiform.Bench.Journeys;

/// <summary>The web framework with one page of one word and nothing else: what a page of ours cannot be faster than.</summary>
internal static class BareServer
{
    public static int Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content("<p>Hello</p>", "text/html"));
        app.Run(address);
        return 0;
    }
}

using System.Collections.Concurrent;
using Filiform.Tests.Journeys.Book;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Filiform.Tests.Pipeline;

public sealed class QuietLogsTests
{
    [Fact]
    public async Task At_the_most_talkative_setting_no_log_holds_a_token_or_a_person()
    {
        // Read when the server is built; it is for the provider of this test alone.
        Environment.SetEnvironmentVariable("Logging__Capture__LogLevel__Default", "Trace");
        await using var desk = await BookingDesk.Open();
        await using var server = await TestServer.Start(desk.Clinic, background: true);
        using var heard = new Capture();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        using var client = server.Client();

        var hold = (await desk.Hold("10:00")).Value.Token;
        var booked = await TestServer.Post(client, $"/book/details/{hold}",
            [new("givenName", "Maribel"), new("familyName", "Ortega"), new("month", "4"), new("day", "2"), new("year", "1980"),
             new("email", "maribel@example.org"), new("phone", "(520) 555-0142"), new("language", "en")]);
        var tokens = booked.Headers.Location!.OriginalString.Split('/')[^2..];
        foreach (var path in new[] { $"/manage/{tokens[0]}", $"/feeds/appointment/{tokens[0]}.ics", $"/prepare/{tokens[1]}", $"/manage/{tokens[0]}/nothing" })
            await client.GetAsync(path);
        await client.PostAsync($"/manage/{tokens[0]}", new FormUrlEncodedContent([new("reason", "maribel@example.org")]));
        server.Services.GetRequiredService<ILogger<QuietLogsTests>>().LogTrace("The capture hears everything else.");

        Assert.Contains(heard.Lines, line => line.Contains("hears everything else", StringComparison.Ordinal));
        foreach (var secret in (string[])[hold, .. tokens, "Maribel", "Ortega", "maribel@example.org", "555-0142"])
            Assert.DoesNotContain(heard.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [ProviderAlias("Capture")]
    private sealed class Capture : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider? scopes;

        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes?.Push(state);
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Dispose() { }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{formatter(state, exception)} {exception}";
            scopes?.ForEachScope((scope, _) => line += " " + scope, 0);
            Lines.Enqueue(line);
        }
    }
}

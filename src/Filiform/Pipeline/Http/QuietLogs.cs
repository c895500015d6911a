using Microsoft.Extensions.Options;

namespace Filiform.Pipeline.Http;

/// <summary>Keeps the addresses that people ask for out of every log: a private link's token is part of them (security.md §7).</summary>
/// <remarks>No setting brings them back: the web framework is heard from a warning upwards only, and its scopes, which hold the path, never.</remarks>
public sealed class QuietLogs(ILoggerFactory inner) : ILoggerFactory
{
    private const string Framework = "Microsoft.AspNetCore";

    public static void Add(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(provider => new QuietLogs(new LoggerFactory(
        provider.GetServices<ILoggerProvider>(), provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
        provider.GetRequiredService<IOptions<LoggerFactoryOptions>>())));

    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return categoryName.StartsWith(Framework, StringComparison.Ordinal) ? new Quiet(logger) : logger;
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

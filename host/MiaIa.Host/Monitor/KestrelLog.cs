using Microsoft.Extensions.Logging;

namespace MiaIa.Host.Monitor;

/// <summary>Of all that the web server would log, only what never became a request: malformed HTTP.</summary>
/// <param name="refusals">Told of it.</param>
internal sealed class KestrelLog(RefusalLog refusals) : ILoggerFactory, ILogger
{
    private const string BadRequests = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    private readonly NoLog _nothing = new();

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => string.Equals(categoryName, BadRequests, StringComparison.Ordinal) ? this : _nothing;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider)
    {
        // Nothing else is told.
    }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        refusals.Add("-", "-", "a connection", new Refusal(400, "it is no well-formed HTTP"));

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class NoLog : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Nobody reads it.
        }
    }
}

namespace MiaIa.Host.Logs;

/// <summary>Writes nothing.</summary>
internal sealed class NoLog : IRunLog
{
    /// <inheritdoc />
    public bool IsOn(LogLevel level) => false;

    /// <inheritdoc />
    public void Write(LogLevel level, string source, string text, long? decision = null, Exception? fault = null)
    {
        // Nobody reads it.
    }
}

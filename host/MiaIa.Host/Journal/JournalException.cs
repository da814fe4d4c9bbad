namespace MiaIa.Host.Journal;

/// <summary>The journal cannot be written: no record, no trading.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="code">The database's own number for it; 0 when it has none.</param>
internal sealed class JournalException(string message, int code = 0) : Exception(message)
{
    /// <summary>The database's own number for what is wrong; 0 when it has none.</summary>
    public int Code { get; } = code;
}

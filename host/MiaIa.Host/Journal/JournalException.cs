namespace MiaIa.Host.Journal;

/// <summary>The journal cannot be written: no record, no trading.</summary>
internal sealed class JournalException(string message) : Exception(message);

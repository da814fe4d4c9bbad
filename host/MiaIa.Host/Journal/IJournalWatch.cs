namespace MiaIa.Host.Journal;

/// <summary>Sees the journal's writer at work; for tests that end the process at a certain record.</summary>
internal interface IJournalWatch
{
    /// <summary>A record is written and not committed yet.</summary>
    /// <param name="records">Records written since the journal was opened.</param>
    void OnWritten(long records);

    /// <summary>What was written is committed.</summary>
    /// <param name="records">Records committed since the journal was opened.</param>
    void OnCommitted(long records);
}

namespace MiaIa.Host.Logs;

/// <summary>The log of a run. Any thread may write; it never waits for the disk and never throws. Not for what happens per event.</summary>
internal interface IRunLog
{
    /// <summary>Whether lines of a level are written.</summary>
    bool IsOn(LogLevel level);

    /// <summary>Writes a line; what is secret in it is hidden.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="source">Where it comes from, lower case, such as <c>health</c>.</param>
    /// <param name="text">What happened.</param>
    /// <param name="decision">Number of the decision that it belongs to; null for the last one.</param>
    /// <param name="fault">What was thrown; null for nothing.</param>
    void Write(LogLevel level, string source, string text, long? decision = null, Exception? fault = null);
}

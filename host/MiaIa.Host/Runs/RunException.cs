namespace MiaIa.Host.Runs;

/// <summary>Something a person must put right before a run can go on; the message says what and how.</summary>
internal sealed class RunException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    /// <summary>How the program ends.</summary>
    public int ExitCode { get; } = exitCode;
}

namespace MiaIa.Host;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The run failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong arguments or configuration; nothing was started.</summary>
    public const int Configuration = 2;

    /// <summary>Stopped by a limit or a halt.</summary>
    public const int Halted = 3;

    /// <summary>Interrupted; what was done is saved.</summary>
    public const int Interrupted = 130;
}

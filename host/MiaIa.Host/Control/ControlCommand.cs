namespace MiaIa.Host.Control;

/// <summary>What a person asks a running process for.</summary>
internal enum ControlCommand
{
    /// <summary>No entries until a person resumes; a position stays as it is, with its stop.</summary>
    Halt,

    /// <summary>The emergency stop.</summary>
    Kill,

    /// <summary>No entries until a person resumes, and the position closed.</summary>
    Flatten,

    /// <summary>The halts that only a person releases are over.</summary>
    Resume,
}

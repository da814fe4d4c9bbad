namespace MiaIa.Host.Archive;

/// <summary>How far a run is.</summary>
internal enum RunState
{
    /// <summary>It is going on.</summary>
    Running,

    /// <summary>It went to its end.</summary>
    Finished,

    /// <summary>A person interrupted it; what was done is saved.</summary>
    Interrupted,

    /// <summary>It stopped itself, or a halt stood at its end.</summary>
    Halted,

    /// <summary>It broke off: nobody wrote its end.</summary>
    Unfinished,

    /// <summary>Its journal cannot be read.</summary>
    Unreadable,
}

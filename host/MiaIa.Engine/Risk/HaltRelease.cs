namespace MiaIa.Engine.Risk;

/// <summary>What ends a halt.</summary>
public enum HaltRelease : byte
{
    /// <summary>A pause that runs out.</summary>
    Pause,

    /// <summary>The return of what was lost, reconciled.</summary>
    WhenHealthy,

    /// <summary>The next session date that is a trading day.</summary>
    NextSessionDate,

    /// <summary>A person, with a reason.</summary>
    Manual,
}

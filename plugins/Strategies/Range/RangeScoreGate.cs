namespace MiaIa.Plugins.Strategies;

/// <summary>What the confluence must say of a bounce.</summary>
public enum RangeScoreGate
{
    /// <summary>It does not stand against it, and levels stand at the edge; without levels it must ask for the side.</summary>
    NotOpposed,

    /// <summary>It asks for the side.</summary>
    Same,
}

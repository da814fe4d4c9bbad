namespace MiaIa.Plugins.Features;

/// <summary>What price does at a wall.</summary>
public enum WallModel
{
    /// <summary>It turns while dealers dampen, and goes through while they amplify.</summary>
    Auto,

    /// <summary>It always turns.</summary>
    Fade,

    /// <summary>It always goes through.</summary>
    Break,
}

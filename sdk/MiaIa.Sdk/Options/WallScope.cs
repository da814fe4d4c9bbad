namespace MiaIa.Sdk.Options;

/// <summary>Among which strikes a wall is looked for.</summary>
public enum WallScope
{
    /// <summary>The call wall at and above the spot, the put wall at and below it.</summary>
    Side,

    /// <summary>All strikes.</summary>
    Global,
}

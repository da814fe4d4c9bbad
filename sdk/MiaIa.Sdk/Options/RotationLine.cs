namespace MiaIa.Sdk.Options;

/// <summary>Whether a contract of a rotation has a line.</summary>
internal enum RotationLine : byte
{
    /// <summary>It waits.</summary>
    None,

    /// <summary>Until it is quoted.</summary>
    Turn,

    /// <summary>As long as it is among those of largest weight.</summary>
    Core,
}

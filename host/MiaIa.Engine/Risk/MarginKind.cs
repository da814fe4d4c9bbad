namespace MiaIa.Engine.Risk;

/// <summary>Which initial margin a position must be covered by, where the broker does not tell it.</summary>
public enum MarginKind : byte
{
    /// <summary>That of the day: positions are closed before the session ends.</summary>
    Intraday,

    /// <summary>That of the night, about twice as high.</summary>
    Overnight,
}

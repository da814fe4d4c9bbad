namespace MiaIa.Plugins.Sources;

/// <summary>The flags, actions and absent values of Databento's records.</summary>
internal static class DbnFlags
{
    /// <summary>The last record of an event of its instrument: only then is the book consistent.</summary>
    public const byte Last = 0x80;

    /// <summary>Part of a snapshot.</summary>
    public const byte Snapshot = 0x20;

    /// <summary>A price that is not there.</summary>
    public const long NoPrice = long.MaxValue;

    /// <summary>A time that is not there.</summary>
    public const ulong NoTime = ulong.MaxValue;

    /// <summary>Points per unit of a price, as its reciprocal.</summary>
    public const long UnitsPerPoint = 1_000_000_000;
}

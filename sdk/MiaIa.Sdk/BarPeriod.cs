using System.Globalization;

namespace MiaIa.Sdk;

/// <summary>The length of a bar, written 30s, 1m, 5m, 15m, 1h. Bars are aligned to the session clock.</summary>
/// <param name="Seconds">Length, in seconds; a divisor or a multiple of a minute up to a day.</param>
public readonly record struct BarPeriod(int Seconds) : IComparable<BarPeriod>
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Length, in nanoseconds.</summary>
    public long Nanoseconds => Seconds * 1_000_000_000L;

    /// <summary>Length, in minutes.</summary>
    public double Minutes => Seconds / 60.0;

    /// <summary>Reads 30s, 1m, 5m, 15m, 1h; false for anything else and for lengths that do not divide a day.</summary>
    public static bool TryParse(string? text, out BarPeriod period)
    {
        period = default;
        if (text is not { Length: >= 2 }
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return false;
        }

        int unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        long seconds = (long)count * unit;
        if (seconds is <= 0 or > SecondsPerDay || SecondsPerDay % seconds != 0)
        {
            return false;
        }

        period = new BarPeriod((int)seconds);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(BarPeriod other) => Seconds.CompareTo(other.Seconds);

    /// <inheritdoc />
    public override string ToString() => Seconds switch
    {
        _ when Seconds % 3600 == 0 => $"{Seconds / 3600}h",
        _ when Seconds % 60 == 0 => $"{Seconds / 60}m",
        _ => $"{Seconds}s",
    };
}

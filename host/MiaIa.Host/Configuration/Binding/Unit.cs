namespace MiaIa.Host.Configuration;

/// <summary>The unit that the last word of an option's name tells.</summary>
internal enum Unit
{
    /// <summary>None: a bare number, an amount of money or a share.</summary>
    None,

    /// <summary>Nanoseconds.</summary>
    Nanoseconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Percent: 5 and "5 %" are the same.</summary>
    Percent,

    /// <summary>Another unit, which is not written behind the number: ticks, bars, contracts, days.</summary>
    Other,
}

using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>What to read.</summary>
/// <param name="Paths">Files, folders (with everything below them) and patterns with *, ? and **.</param>
/// <param name="Sources">The sources, in the order of the configuration.</param>
/// <param name="Instruments">The instruments of the run: the traded one and those that are watched.</param>
/// <param name="Calendar">Says which contract is the front one, and when.</param>
/// <param name="Zones">For formats that write local time.</param>
internal sealed record DataRequest(
    IReadOnlyList<string> Paths,
    IReadOnlyList<DataSource> Sources,
    Instruments Instruments,
    ExchangeCalendar Calendar,
    ITimeZones Zones)
{
    /// <summary>When the next contract becomes the front one; default: on the calendar's dates.</summary>
    public RollRule Roll { get; init; } = RollRule.Calendar;

    /// <summary>The one contract that is wanted, whether it is the front one or not, as its files name it; default: the front contracts.</summary>
    public string? Contract { get; init; }

    /// <summary>First moment wanted, nanoseconds UTC; default: from the beginning.</summary>
    public long FromNs { get; init; } = long.MinValue;

    /// <summary>First moment no longer wanted, nanoseconds UTC; default: to the end.</summary>
    public long ToNs { get; init; } = long.MaxValue;
}

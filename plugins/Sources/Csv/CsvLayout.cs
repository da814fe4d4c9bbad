using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>How a table is read.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Columns">Where each column stands.</param>
/// <param name="Format">How times are written.</param>
internal sealed record CsvLayout(string Name, CsvColumns Columns, StampFormat Format)
{
    /// <summary>The zone of dates that tell no time of day.</summary>
    public const string ExchangeZone = "America/New_York";

    /// <summary>What stands between columns.</summary>
    public byte Separator { get; init; } = (byte)',';

    /// <summary>What stands before decimals.</summary>
    public byte DecimalMark { get; init; } = (byte)'.';

    /// <summary>Lines before the first row: 0 or 1.</summary>
    public int HeaderLines { get; init; }

    /// <summary>Zone of times that do not tell theirs.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Whether a bar's time is its end.</summary>
    public bool IsEndStamp { get; init; }

    /// <summary>Prices are written in points times this power of ten.</summary>
    public int ScaleDigits { get; init; }

    /// <summary>Length of the bars; null when the rows tell it.</summary>
    public BarPeriod? Period { get; init; }

    /// <summary>Whether prints and sides are written as Databento does.</summary>
    public bool IsDatabento { get; init; }

    /// <summary>Whether the rows are of one side of the quote only, of which no event is made.</summary>
    public bool IsNotRead { get; init; }

    /// <summary>Whether a row is a day, with a date and no time.</summary>
    public bool IsDaily => !Format.HasTime;

    /// <summary>The events that rows become.</summary>
    public EventKinds Kinds => IsNotRead
        ? EventKinds.None
        : Columns.IsBars
            ? EventKinds.Bar
            : (Columns.IsPrints ? EventKinds.Trade : EventKinds.None) | (Columns.IsQuotes ? EventKinds.Quote : EventKinds.None);

    /// <summary>What a row should be, for people.</summary>
    public string Expected => FormattableString.Invariant(
        $"{Columns.Needed} columns or more separated by '{(Separator == (byte)'\t' ? "tab" : ((char)Separator).ToString())}' ({Name})");
}

using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the csv source. What is off is told by the preset, or by the first rows.</summary>
public sealed record CsvOptions
{
    /// <summary>Whose tables these are; default auto.</summary>
    public CsvPreset Preset { get; init; } = CsvPreset.Auto;

    /// <summary>
    /// Columns in order, for a mapping: date, time, open, high, low, close, volume, trades, bid-volume, ask-volume, price, size,
    /// bid, ask, bid-size, ask-size, side, symbol, and - for one that is not read. Such as <c>date,time,price,size,-</c>.
    /// </summary>
    public string? Columns { get; init; }

    /// <summary>
    /// How times are written, such as <c>MM/dd/yyyy HH:mm[:ss]</c>, <c>yyyyMMdd HHmmss[ fffffff]</c> or unix-ms; date and time of
    /// two columns have a space between them. Default: told by the first rows.
    /// </summary>
    public string? TimeFormat { get; init; }

    /// <summary>Time zone of the stamps, as an IANA name. Default: the preset's; UTC for a mapping.</summary>
    public string? Zone { get; init; }

    /// <summary>What stands between columns: one character, or tab. Default: the first of tab, semicolon and comma there is.</summary>
    [RegularExpression("tab|.")]
    public string? Separator { get; init; }

    /// <summary>What stands before decimals: a point or a comma. Default: told by the first rows.</summary>
    [AllowedValues(".", ",")]
    public string? DecimalMark { get; init; }

    /// <summary>Which end of a bar its time tells; default: the preset's.</summary>
    public CsvStamp Stamp { get; init; } = CsvStamp.Auto;

    /// <summary>Whether the first line of a mapped table names its columns; default auto.</summary>
    public CsvHeader Header { get; init; } = CsvHeader.Auto;

    /// <summary>Contract or root that the rows are of, such as ESH24 or ES. Default: a column, else the name of the file.</summary>
    public string? Symbol { get; init; }

    /// <summary>Length of the bars. Default: the smallest step of the first rows.</summary>
    public BarPeriod? Period { get; init; }
}

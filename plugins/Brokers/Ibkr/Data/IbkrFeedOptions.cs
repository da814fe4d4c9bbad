using System.ComponentModel.DataAnnotations;
using MiaIa.Plugins.Brokers.Ibkr.Desk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>The market data of Interactive Brokers. Host, port and client id as those of the broker: then both share one connection.</summary>
public sealed record IbkrFeedOptions : IbkrOptions
{
    /// <summary>Days of one-minute bars that are asked at the start, so that features are warm. In days; 0 asks none; default 2.</summary>
    [Range(0, 10)]
    public int HistoryDays { get; init; } = 2;

    /// <summary>Market data lines that this program may use, of those of the account. Default 100.</summary>
    [Range(5, 10_000)]
    public int MaxLines { get; init; } = 100;

    /// <summary>Nearest expiries of SPX and SPXW options that are quoted, when SPX is watched; 0 quotes none. Default 6.</summary>
    [Range(0, 60)]
    public int ChainExpiries { get; init; } = 6;

    /// <summary>Time between two snapshots of the option chain. In seconds; default 60.</summary>
    [Range(5, 3600)]
    public int ChainSeconds { get; init; } = 60;

    /// <summary>Events that may wait for the engine; when there are more the feed counts as lost. Default 65536.</summary>
    [Range(4096, 4_194_304)]
    public int RingEvents { get; init; } = 65_536;
}

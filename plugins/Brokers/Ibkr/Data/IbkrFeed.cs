using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// Live market data of Interactive Brokers, by way of TWS or IB Gateway: prints, quotes and book of the traded future, NQ, VIX, SPX and
/// its option chain when they are watched, and one-minute bars of the past at the start and after every gap.
/// </summary>
/// <param name="options">Its settings.</param>
/// <param name="zones">The host's time zones.</param>
/// <param name="contracts">The desk's rule of rolls; null takes the calendar's default.</param>
[Plugin("ibkr-feed")]
public sealed class IbkrFeed(IbkrFeedOptions options, ITimeZones zones, IContractCalendar? contracts = null) : IFeed
{
    /// <summary>The index under the option chain.</summary>
    internal const string Spx = "SPX";

    private MarketFeed? _feed;

    /// <inheritdoc/>
    public bool IsSimulated => false;

    /// <inheritdoc/>
    public string Status => _feed?.Status().ToText() ?? "";

    /// <inheritdoc/>
    public bool Gives(Instrument instrument) => Knows(instrument);

    /// <inheritdoc/>
    public bool GivesBook(Instrument instrument) => instrument is { Id: 0 };

    /// <inheritdoc/>
    /// <remarks>The calendar tells when the market is open, how far back the bars of the start go, and when contracts change.</remarks>
    public IEventReader Open(Instruments instruments, IReadOnlyList<TradingDay> calendar, IProblems problems)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(problems);
        IbkrDesk desk = DeskTable.Rent(options, zones);
        desk.Contracts.Calendar ??= contracts;
        MarketFeed feed = new(desk, options, instruments, calendar, zones, problems);
        _feed = feed;
        feed.Start();
        return new FeedReader(feed, desk);
    }

    /// <summary>Whether there will be data of an instrument.</summary>
    internal static bool Knows(Instrument instrument) => instrument is { Id: 0 } or { Symbol: Spx or "VIX" or "NQ" };
}

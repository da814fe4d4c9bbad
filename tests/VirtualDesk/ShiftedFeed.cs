using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;

namespace MiaIa.VirtualDesk;

/// <summary>The feed <c>ibkr-feed</c> on a clock that is off.</summary>
/// <param name="options">Where and when.</param>
/// <param name="zones">The host's time zones.</param>
[Plugin("shifted-ibkr-feed")]
public sealed class ShiftedFeed(ShiftedOptions options, ITimeZones zones) : IFeed
{
    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <inheritdoc />
    public bool Gives(Instrument instrument) => IbkrFeed.Knows(instrument);

    /// <inheritdoc />
    public IEventReader Open(Instruments instruments, IReadOnlyList<Session> calendar, IProblems problems)
    {
        IbkrDesk desk = options.Rent(zones);
        MarketFeed feed = new(desk, options.Feed, instruments, calendar, zones, problems);
        feed.Start();
        return new FeedReader(feed, desk);
    }
}

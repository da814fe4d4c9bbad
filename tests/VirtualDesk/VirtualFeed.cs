using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;

namespace MiaIa.VirtualDesk;

/// <summary>The feed <c>ibkr-feed</c> from a TWS in this process.</summary>
/// <param name="options">The session.</param>
/// <param name="zones">The host's time zones.</param>
[Plugin("virtual-ibkr-feed")]
public sealed class VirtualFeed(VirtualOptions options, ITimeZones zones) : IFeed
{
    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <inheritdoc />
    public bool Gives(Instrument instrument) => IbkrFeed.Knows(instrument);

    /// <inheritdoc />
    public IEventReader Open(Instruments instruments, IReadOnlyList<Session> calendar, IProblems problems)
    {
        World world = World.Of(options, zones);
        lock (world.Gate)
        {
            MarketFeed feed = new(
                world.Desk, new IbkrFeedOptions { Wait = true, HistoryDays = options.HistoryDays }, instruments, calendar, zones, problems);
            feed.Start();
            return new VirtualReader(world, feed);
        }
    }
}

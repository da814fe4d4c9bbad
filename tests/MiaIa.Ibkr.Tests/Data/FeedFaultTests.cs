using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>Faults in any order: time never goes back, losses and returns alternate, no minute comes twice, and it always comes back.</summary>
public sealed class FeedFaultTests
{
    private static bool IsFull => Environment.GetEnvironmentVariable("MIA_FULL") is "1";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsFull ? 200 : 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_any_faults_the_feed_is_back_and_whole(int seed)
    {
        using FeedDesk desk = new(options: new IbkrFeedOptions { HistoryDays = 0, RingEvents = 256 });
        desk.History("2026-11-23T15:00:00Z", "2026-11-23T18:30:00Z");
        desk.Live();
        Random random = new(seed);
        decimal price = 7000m;
        for (int i = 0; i < 12; i++)
        {
            Fault(desk, random);
            for (int n = random.Next(60); n > 0; n--)
            {
                price += (random.Next(3) - 1) * 0.25m;
                desk.Server.Market.MoveTo(desk.Es, price);
                desk.Run(random.NextDouble());
            }
        }

        Calm(desk);
        for (int n = 0; n < 200; n++)
        {
            desk.Server.Market.MoveTo(desk.Es, price);
            desk.Run(1);
        }

        desk.Feed.Losses.Current.Should().Be(FeedLoss.None, $"seed {seed}: {desk.Feed.Losses.Text}\n{desk.Notes()}");
        Judge(desk, seed);
    }

    private static void Fault(FeedDesk desk, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                desk.Server.Incidents.LoseLink();
                break;
            case 1:
                desk.Server.Incidents.RestoreLink(isDataLost: random.Next(2) == 0);
                break;
            case 2:
                desk.Server.Incidents.CloseAll();
                break;
            case 3:
                desk.Server.Incidents.BreakFarm();
                break;
            case 4:
                desk.Server.Incidents.HealFarm();
                break;
            case 5:
                desk.Server.Incidents.GoHalfOpen();
                break;
            case 6:
                desk.Server.Market.Silence(desk.Es, random.Next(2) == 0);
                break;
            default:
                for (int i = 0; i < 200; i++)
                {
                    desk.Server.Market.MoveTo(desk.Es, 7000m);
                }

                desk.RunUnread(0.02);
                break;
        }
    }

    private static void Calm(FeedDesk desk)
    {
        desk.Server.Incidents.RestoreLink(isDataLost: true);
        desk.Server.Incidents.HealFarm();
        desk.Server.Market.Silence(desk.Es, isSilent: false);
        desk.Run(30);
    }

    private static void Judge(FeedDesk desk, int seed)
    {
        MarketEvent[] live = [.. desk.Events.Where(e => e.Kind is not EventKind.Bar)];
        live.Zip(live.Skip(1), (a, b) => b.TimeNs >= a.TimeNs).Should().NotContain(false, $"seed {seed}: time goes back");
        EventKind[] bars = [.. desk.Events.Where(e => e.Kind == EventKind.Bar).Select(e => e.Kind)];
        desk.Events.Where(e => e.Kind == EventKind.Bar).Select(e => e.VenueNs).Should().OnlyHaveUniqueItems($"seed {seed}").And.BeInAscendingOrder();
        bool isLost = false;
        foreach (MarketEvent e in desk.Events)
        {
            (e.Kind is EventKind.Bar && !isLost).Should().BeFalse($"seed {seed}: a bar of the past while the feed is there");
            if (e.Kind == EventKind.FeedRestored)
            {
                isLost.Should().BeTrue($"seed {seed}");
            }

            isLost = e.Kind == EventKind.FeedLost || (isLost && e.Kind != EventKind.FeedRestored);
        }

        // Each minute up to the last is told by prints or by a bar.
        long[] told = [.. desk.Events.Where(e => e.Kind is EventKind.Bar).Select(e => e.VenueNs / FeedDesk.Minute)
            .Concat(desk.Events.Where(e => e.Kind is EventKind.Trade).Select(e => e.TimeNs / FeedDesk.Minute)).Distinct().Order()];
        told.Should().Equal(Enumerable.Range(0, told.Length).Select(i => told[0] + i), $"seed {seed}: no minute is missing, {bars.Length} bars");
    }
}

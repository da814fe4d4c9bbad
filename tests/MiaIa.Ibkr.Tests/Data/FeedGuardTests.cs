using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>What keeps the feed from passing for whole: lost farms, prints that are missing, lines that are used up.</summary>
public sealed class FeedGuardTests
{
    [Fact]
    public void While_a_data_farm_is_lost_the_feed_is_and_it_comes_back_with_its_bars()
    {
        using FeedDesk desk = new();
        desk.History("2026-11-23T15:00:00Z", "2026-11-23T16:30:00Z");
        desk.Live();
        desk.Server.Incidents.BreakFarm();
        desk.Run(1);
        desk.Feed.Losses.Current.Should().HaveFlag(FeedLoss.Farm);
        desk.Feed.Losses.Text.Should().Contain("usfuture");
        desk.Kinds(EventKind.FeedLost, EventKind.FeedRestored).Should().Equal(EventKind.FeedLost);

        desk.Server.Incidents.HealFarm();
        desk.Run(130);
        desk.Feed.Losses.Current.Should().Be(FeedLoss.None, desk.Feed.Losses.Text);
        desk.Kinds(EventKind.FeedLost, EventKind.FeedRestored).Should().Equal(EventKind.FeedLost, EventKind.FeedRestored);
        desk.Events.Should().Contain(e => e.Kind == EventKind.Bar, "the minutes of the loss come from history");
    }

    [Fact]
    public void A_lost_farm_of_contract_data_says_nothing_of_prices()
    {
        using FeedDesk desk = new();
        desk.Live();
        desk.Server.Incidents.BreakFarm("secdefnj");
        desk.Server.Incidents.HealFarm("usfuture");
        desk.Run(1);
        desk.Feed.Losses.Current.Should().NotHaveFlag(FeedLoss.Farm);
    }

    [Fact]
    public void Prints_and_the_bars_of_five_seconds_agree()
    {
        using FeedDesk desk = new();
        desk.Live();
        for (int i = 0; i < 40; i++)
        {
            desk.Trade(7000m, 10 + i);
            desk.Run(1);
        }

        desk.Feed.Check.Bars.Should().BeGreaterThan(4);
        desk.Feed.Check.Different.Should().Be(0);
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Bars_that_differ_three_times_in_a_row_are_told_once()
    {
        PrintCheck check = new();
        check.Add(1001, 5); // the bar of 1000 began before the first print that was seen
        check.Add(1006, 100);
        check.Add(1011, 100);
        check.Add(1016, 100);
        check.Add(1021, 100);
        check.Add(1026, 100);
        check.OnBar(1000, 500).Should().BeFalse();
        check.OnBar(1005, 109).Should().BeFalse("the bar of 1000 is not judged");
        check.OnBar(1010, 120).Should().BeFalse("9 of 109 are less than a tenth");
        check.OnBar(1015, 120).Should().BeFalse("20 of 120 are more: the first");
        check.OnBar(1020, 120).Should().BeFalse("the second");
        check.OnBar(1025, 100).Should().BeTrue("the third");
        check.OnBar(1030, 100).Should().BeFalse();
        (check.Bars, check.Different).Should().Be((5, 3));
    }

    [Fact]
    public void When_lines_are_used_up_the_chain_goes_on_with_fewer_and_says_so()
    {
        using FeedDesk desk = new(
            new TwsSettings { MarketDataLines = 14, HasVix = true },
            new IbkrFeedOptions { HistoryDays = 0, MaxLines = 40, ChainExpiries = 2, ChainSeconds = 20 },
            instruments: new Instruments([TestInstruments.Es, TestInstruments.Vix, TestInstruments.Spx]));
        foreach (Contract option in desk.Server.Catalogue.All.Where(c => c.SecType == "OPT"))
        {
            desk.Server.Market.Compute(option, new() { Volatility = 0.15m, Delta = 0.5m, Gamma = 0.002m, Price = 10.5m, Underlying = 7000m });
            desk.Server.Market.OpenInterest(option, 1200, 800);
        }

        desk.Start();
        desk.Server.Market.Trade(desk.Server.Catalogue[Catalogue.Spx], 7000m, 1);
        desk.Run(20);
        string notes = desk.Notes();
        notes.Should().Contain("the option chain goes on with");
        int refused = Refused(desk);
        desk.Events.Clear();
        desk.Run(60);
        Refused(desk).Should().Be(refused, "no more is asked than there is");
        desk.Events.Should().Contain(e => e.Kind == EventKind.ChainEnd);
        desk.Feed.Status().LinesUsed.Should().BeLessThanOrEqualTo(15, "TWS counts fourteen, and the traded contract is on none of them");
        desk.Feed.Status().ToText().Should().Contain("of them options; chain").And.Contain("connection Ready");
    }

    [Fact]
    public void Nq_and_the_indices_are_told_under_their_own_numbers()
    {
        using FeedDesk desk = new(
            new TwsSettings { HasVix = true }, new IbkrFeedOptions { HistoryDays = 0, ChainExpiries = 0 },
            instruments: new Instruments([TestInstruments.Es, TestInstruments.Vix, TestInstruments.Spx, TestInstruments.Nq]));
        desk.Live();
        Contract nq = desk.Server.Catalogue.Named("NQZ6");
        desk.Server.Market.Quote(nq, 25_000m, 3, 25_000.25m, 4);
        desk.Server.Market.Trade(nq, 25_000.25m, 1);
        desk.Server.Market.Trade(nq, 25_000.25m, 2);
        desk.Server.Market.Trade(desk.Server.Catalogue.Named("VIX"), 18.5m, 1);
        desk.Server.Market.Trade(desk.Server.Catalogue[Catalogue.Spx], 7001.25m, 1);
        desk.Settle();
        desk.Events.Where(e => e.Kind == EventKind.Index).Select(e => ((int)e.Instrument, e.Index.Value)).Should().Equal((1, 18.5), (2, 7001.25));
        desk.Events.Last(e => e.Kind == EventKind.Quote && e.Instrument == 3).Quote.Should().Be(new Quote(100_000, 100_001, 3, 4));
        MarketEvent[] prints = [.. desk.Events.Where(e => e.Kind == EventKind.Trade && e.Instrument == 3)];
        prints.Select(p => (p.Trade.PriceTicks, p.Trade.Size)).Should().Equal([(100_001, 2)], "the first sum of the day only says where it stands");
        prints[0].Trade.Aggressor.Should().Be(Side.Buy);
    }

    [Fact]
    public void The_desks_rule_says_which_contract_is_in_front()
    {
        using FeedDesk desk = new();
        desk.Desk.Contracts.Calendar = new March();
        desk.Start();
        desk.Run(1);
        desk.Server.Market.Quote(desk.Server.Catalogue.Named("ESH7"), 7050m, 1, 7050.25m, 1);
        desk.Run(80);
        desk.Events.Last(e => e.Kind == EventKind.Quote).Quote.BidTicks.Should().BeGreaterThan(0);
        desk.Desk.Contracts.Find("ES", 202703).Should().NotBeNull();
        desk.Desk.Contracts.Find("ES", 202612).Should().BeNull();
    }

    private static int Refused(FeedDesk desk) => desk.Problems.All.Count(p => p.Path.EndsWith(": 101", StringComparison.Ordinal));

    private sealed class March : IContractCalendar
    {
        public int FrontContract(long timeNs) => 202703;
    }
}

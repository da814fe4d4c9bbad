using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>The option chain through a number of lines.</summary>
public sealed class FeedChainTests : IDisposable
{
    private readonly FeedDesk _desk = new(
        new TwsSettings { MarketDataLines = 22 },
        new IbkrFeedOptions { HistoryDays = 0, MaxLines = 22, ChainExpiries = 2, ChainSeconds = 20 },
        instruments: new Instruments([TestInstruments.Es, TestInstruments.Vix, TestInstruments.Spx]));

    public FeedChainTests()
    {
        // All options have greeks and open interest; 41 strikes, two rights and two expiries are 164.
        foreach (Contract option in _desk.Server.Catalogue.All.Where(c => c.SecType == "OPT"))
        {
            _desk.Server.Market.Quote(option, 10m, 5, 11m, 5);
            _desk.Server.Market.Compute(option, new() { Volatility = 0.15m, Delta = 0.5m, Gamma = 0.002m, Price = 10.5m, Underlying = 7000m });
            _desk.Server.Market.OpenInterest(option, 1200, 800);
        }

        _desk.Start();
        _desk.Server.Market.Trade(_desk.Server.Catalogue[Catalogue.Spx], 7000m, 1);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Options_take_turns_within_the_lines_and_all_are_told()
    {
        for (int i = 0; i < 150; i++)
        {
            _desk.Run(0.5);
            _desk.Feed.Status().LinesUsed.Should().BeLessThanOrEqualTo(22);
        }

        _desk.Problems.All.Should().NotContain(p => p.Path.EndsWith(": 101", StringComparison.Ordinal));
        _desk.Server.Violations.Should().BeEmpty();
        int end = _desk.Events.FindLastIndex(e => e.Kind == EventKind.ChainEnd);
        _desk.Events[end].ChainEnd.Underlying.Should().Be(7000);
        _desk.Events[end].Instrument.Should().Be(2);
        MarketEvent[] rows = [.. _desk.Events.Take(end).Reverse().TakeWhile(e => e.Kind == EventKind.OptionRow)];
        rows.Should().HaveCount(164);
        rows.Select(r => (r.OptionRow.SettlementNs, r.OptionRow.Strike, r.OptionRow.IsCall)).Should().OnlyHaveUniqueItems();
        rows.Where(r => r.OptionRow.OpenInterest >= 0).Select(r => (r.OptionRow.IsCall, r.OptionRow.OpenInterest)).Distinct()
            .Should().BeEquivalentTo([(true, 1200), (false, 800)]);
        rows.Count(r => r.OptionRow.Gamma == 0.002).Should().BeGreaterThan(60, "18 lines, each for at most 5 s");
        _desk.Feed.Chain!.Coverage(_desk.NowNs, 900 * FeedDesk.Second)!.Value.Exposure.Should().BeGreaterThan(0.4);
    }

    [Fact]
    public void A_row_carries_the_time_of_its_quote_and_one_never_quoted_says_so()
    {
        _desk.Run(22);
        int end = _desk.Events.FindIndex(e => e.Kind == EventKind.ChainEnd);
        end.Should().BePositive();
        OptionRow[] unseen = [.. _desk.Events.Take(end).Where(e => e.Kind == EventKind.OptionRow).Select(e => e.OptionRow).Where(r => double.IsNaN(r.Gamma))];
        unseen.Should().NotBeEmpty();
        unseen.Should().OnlyContain(r => double.IsNaN(r.ImpliedVolatility) && float.IsNaN(r.Bid) && r.OpenInterest == -1);
        _desk.Events.Take(end).Where(e => e.Kind == EventKind.OptionRow).Should().OnlyContain(e => e.VenueNs <= e.TimeNs);
    }

    [Fact]
    public void Today_settles_at_the_close_of_its_session()
    {
        _desk.Run(1);
        _desk.Feed.Chain!.Contracts[0].SettlementNs.Should().Be(FeedDesk.Ns("2026-11-23T20:00:00Z"), "16:00 in New York of these tests");
    }

    [Fact]
    public void After_a_lost_socket_the_turns_go_on()
    {
        _desk.Run(70);
        _desk.Server.Incidents.CloseAll();
        _desk.Run(10);
        _desk.Server.Market.Trade(_desk.Server.Catalogue[Catalogue.Spx], 7000m, 1);
        _desk.Events.Clear();
        _desk.Run(60);
        _desk.Events.Should().Contain(e => e.Kind == EventKind.ChainEnd);
        _desk.Server.Violations.Should().BeEmpty();
    }
}

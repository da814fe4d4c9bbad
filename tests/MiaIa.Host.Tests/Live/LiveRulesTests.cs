using MiaIa.Host.Configuration;
using MiaIa.Host.Live;
using MiaIa.Host.Runs;
using MiaIa.Host.Tests.Configuration;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Host.Tests.Live;

/// <summary>What a run at a broker is refused besides the limits of the file, and how it is confirmed.</summary>
public sealed class LiveRulesTests
{
    private static readonly Instrument Mes = new(0, "MES", 0.25m, 1.25m, 0.96m, IsIndex: false);

    [Theory]
    [InlineData(500, 25_000, 0, 15, 1)] // a stop of 15 ticks risks 18.75 + 1.92
    [InlineData(20.66, 25_000, 0, 15, 0)] // one cent short
    [InlineData(20.67, 25_000, 0, 15, 1)]
    [InlineData(500, 24_521, 0, 15, 1)] // lost 479: 21 left
    [InlineData(500, 24_520, 0, 15, 0)] // lost 480: 20 left
    [InlineData(500, 26_000, -490, 8, 0)] // money was paid in, and the day lost 490: 10 left, 11.92 needed
    [InlineData(500, 24_000, 0, 1, 0)]
    public void The_loss_budget_allows_what_its_stop_cannot_pass(double budget, double equity, double dayProfit, int stopTicks, int allowed)
    {
        LossBudget rule = new((decimal)budget, Mes);
        rule.Allow(Entry(stopTicks), new AccountState(25_000, 25_000, 0, 0, 0));
        rule.Allow(Entry(stopTicks), new AccountState((decimal)equity, 25_000, (decimal)dayProfit, 0, 0)).Should().Be(allowed);
    }

    [Fact]
    public void A_chain_that_cannot_vote_refuses_and_one_that_can_allows()
    {
        FeatureValue[] row = [new(0.5, FeatureStatus.Ok, 1), new(0.5, FeatureStatus.Stale, 1)];
        new FreshChain(row, [0]).Allow(Entry(8), default).Should().Be(1);
        new FreshChain(row, [0, 1]).Allow(Entry(8), default).Should().Be(0);
        row[1] = new(0.5, FeatureStatus.Partial, 2);
        new FreshChain(row, [0, 1]).Allow(Entry(8), default).Should().Be(1);
        row[1] = FeatureValue.Missing;
        new FreshChain(row, [0, 1]).Allow(Entry(8), default).Should().Be(0);
    }

    [Fact]
    public void The_micro_stage_lowers_figures_and_never_raises_them()
    {
        RunConfiguration file = Reading.Valid("instruments: { trade: ES }\nrisk: { daily-loss: 400 USD, max-position: 2 }\nmodes: { sim: { broker: simulated } }\n");
        RunConfiguration narrowed = new LiveTerms(IsPaper: false, IsObserved: false, 450).Narrowed(file);
        (narrowed.Trade, narrowed.RiskLimits.MaxPosition, narrowed.RiskLimits.DailyLoss).Should().Be(("MES", 1, 400m));
        new LiveTerms(IsPaper: false, IsObserved: false, 120).Narrowed(file).RiskLimits.DailyLoss.Should().Be(120);
        new LiveTerms(IsPaper: true, IsObserved: false, null).Narrowed(file).Should().BeSameAs(file);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, false, 123.45)]
    public void Terms_are_read_as_they_were_written(bool isPaper, bool isObserved, double? budget)
    {
        LiveTerms terms = new(isPaper, isObserved, (decimal?)budget);
        LiveTerms.Parse(terms.ToText()).Should().Be(terms);
        LiveTerms.Parse("").Should().BeNull();
    }

    [Fact]
    public void The_account_is_typed_at_a_terminal_else_it_comes_from_the_environment()
    {
        List<string> asked = [];
        new Confirmation(isTerminal: true, asked.Add, () => " U7 ", _ => null).Ask("U7", "REAL MONEY.");
        asked.Should().ContainSingle().Which.Should().StartWith("REAL MONEY.");
        Action wrong = () => new Confirmation(isTerminal: true, _ => { }, () => "u7", _ => "U7").Ask("U7", "");
        wrong.Should().Throw<RunException>().WithMessage("That is not U7*", "at a terminal the variable does not count");
        new Confirmation(isTerminal: false, _ => { }, () => null, _ => "U7").Ask("U7", "");
    }

    [Fact]
    public void History_is_told_to_a_broker_that_is_lost_and_the_start_restores_it()
    {
        MarketEvent[] tape = [Clock(10), Clock(20), Clock(30), Clock(40)];
        Read(tape, startNs: 25, takenNs: long.MinValue).Should().Equal(
            (EventKind.BrokerLost, 10L), (EventKind.Timer, 10L), (EventKind.Timer, 20L), (EventKind.BrokerRestored, 30L), (EventKind.Timer, 30L), (EventKind.Timer, 40L));
    }

    [Fact]
    public void A_connection_that_is_lost_before_the_start_is_restored_by_its_own_word()
    {
        MarketEvent[] tape = [Clock(10), MarketEvent.Of(EventKind.BrokerLost, 20), Clock(30), MarketEvent.Of(EventKind.BrokerRestored, 40)];
        Read(tape, startNs: 25, takenNs: long.MinValue).Should().Equal(
            (EventKind.BrokerLost, 10L), (EventKind.Timer, 10L), (EventKind.Timer, 30L), (EventKind.BrokerRestored, 40L));
    }

    [Fact]
    public void The_window_opens_at_the_start_when_the_clock_has_it_open()
    {
        MarketEvent[] tape = [MarketEvent.Of(10, TimerKind.EntriesOpen), Clock(20), Clock(30)];
        Read(tape, startNs: 25, takenNs: long.MinValue).Should().Equal(
            (EventKind.BrokerLost, 10L), (EventKind.Timer, 20L), (EventKind.Timer, 30L), (EventKind.BrokerRestored, 30L), (EventKind.Timer, 30L));
        Read([MarketEvent.Of(10, TimerKind.EntriesOpen), MarketEvent.Of(20, TimerKind.EntriesClose), Clock(30)], startNs: 25, takenNs: long.MinValue).Should().Equal(
            (EventKind.BrokerLost, 10L), (EventKind.BrokerRestored, 30L), (EventKind.Timer, 30L));
    }

    [Fact]
    public void After_a_restart_the_feed_is_lost_and_what_was_taken_is_left_out() =>
        Read([Clock(10), Clock(20), Clock(30)], startNs: 25, takenNs: 10).Should().Equal(
            (EventKind.FeedLost, 10L), (EventKind.BrokerLost, 20L), (EventKind.Timer, 20L), (EventKind.BrokerRestored, 30L), (EventKind.Timer, 30L));

    private static MarketEvent Clock(long timeNs) => MarketEvent.Of(timeNs, TimerKind.Clock);

    private static EntryRequest Entry(int stopTicks) => new(1, Side.Buy, 1, 24_000, stopTicks, 2 * stopTicks);

    private static (EventKind Kind, long TimeNs)[] Read(MarketEvent[] tape, long startNs, long takenNs)
    {
        // One event of room at a time: nothing may be lost between two reads.
        using LiveReader reader = new(new Scripted(tape), startNs, takenNs);
        List<(EventKind, long)> read = [];
        MarketEvent[] room = new MarketEvent[1];
        while (!reader.IsEnded)
        {
            if (reader.Read(room) == 1)
            {
                read.Add((room[0].Kind, room[0].TimeNs));
            }
        }

        return [.. read];
    }

    private sealed class Scripted(MarketEvent[] tape) : IEventReader
    {
        private int _at;

        public bool IsEnded => _at == tape.Length;

        public int Read(Span<MarketEvent> buffer)
        {
            int read = Math.Min(buffer.Length, tape.Length - _at);
            tape.AsSpan(_at, read).CopyTo(buffer);
            _at += read;
            return read;
        }

        public void Dispose()
        {
        }
    }
}

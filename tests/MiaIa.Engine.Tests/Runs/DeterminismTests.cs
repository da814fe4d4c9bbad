using FsCheck;
using FsCheck.Fluent;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Runs;

/// <summary>The same events give the same run, and a run knows nothing of what comes later.</summary>
public sealed class DeterminismTests
{
    private const ulong Seed = 20250716;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_tape_gives_the_same_fingerprint(bool isPrints)
    {
        MarketEvent[] tape = Tape(Seed, isPrints);
        Print(tape, isPrints).Should().Be(Print(tape, isPrints));
        Print(tape, isPrints).Should().HaveLength(64);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Blocks_of_events_make_no_difference(bool isPrints)
    {
        MarketEvent[] tape = Tape(Seed, isPrints);
        using TradingDesk desk = new(ScoringDesk.Settings(isPrints));
        for (int i = 0; i < tape.Length; i += 97)
        {
            desk.Engine.OnEvents(tape.AsSpan(i, Math.Min(97, tape.Length - i)));
        }

        desk.Engine.Complete();
        desk.Engine.FingerprintText().Should().Be(Print(tape, isPrints));
    }

    [Fact]
    public void Another_setting_is_another_run()
    {
        MarketEvent[] tape = Tape(Seed, isPrints: false);
        Print(tape, isPrints: false, "threshold: 0.25").Should().NotBe(Print(tape, isPrints: false, "threshold: 0.26"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_changed_price_is_another_run(bool isPrints)
    {
        MarketEvent[] tape = Tape(Seed, isPrints);
        string before = Print(tape, isPrints);
        EventKind kind = isPrints ? EventKind.Trade : EventKind.Bar;
        int at = Array.FindIndex(tape, tape.Length / 2, e => e.Kind == kind);
        MarketEvent e = tape[at];
        tape[at] = isPrints
            ? Events.Print(e.TimeNs, e.Trade.PriceTicks + 1, e.Trade.Size, e.Trade.Aggressor)
            : Events.Bar(e.VenueNs, e.Bar.OpenTicks, e.Bar.HighTicks + 1, e.Bar.LowTicks, e.Bar.CloseTicks + 1, e.Bar.Volume);
        Print(tape, isPrints).Should().NotBe(before);
    }

    [Fact]
    public void A_run_is_the_beginning_of_every_longer_run()
    {
        var cases =
            from seed in Gen.Choose(0, int.MaxValue)
            from isPrints in Gen.Elements(false, true)
            from share in Gen.Choose(1, 99)
            select (seed: (ulong)seed, isPrints, share);
        int trips = 0;
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            MarketEvent[] tape = Tape(c.seed, c.isPrints);
            using TradingDesk whole = Run(tape, c.isPrints);
            using TradingDesk part = Run(tape[..(tape.Length * c.share / 100)], c.isPrints);
            trips += part.Journal.Trips.Count;
            return Begins(part.Journal.Decisions, whole.Journal.Decisions).Label("decisions")
                .And(Begins(part.Journal.Contributions.SelectMany(x => x), whole.Journal.Contributions.SelectMany(x => x)))
                .And(Begins(part.Journal.Orders, whole.Journal.Orders).Label("orders"))
                .And(Begins(part.Journal.Fills, whole.Journal.Fills).Label("fills"))
                .And(Begins(part.Journal.Trips, whole.Journal.Trips).Label("trips"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
        trips.Should().BePositive("runs that never trade show nothing");
    }

    [Fact]
    public void What_comes_later_cannot_change_what_was_decided()
    {
        // The tape goes on quite differently after the cut: up to there nothing differs.
        MarketEvent[] one = Tape(1, isPrints: false);
        MarketEvent[] other = Tape(2, isPrints: false);
        long cutNs = Clock.At(12, 0);
        MarketEvent[] mixed = [.. one.Where(e => e.TimeNs <= cutNs), .. other.Where(e => e.TimeNs > cutNs)];
        using TradingDesk first = Run(one, isPrints: false);
        using TradingDesk second = Run(mixed, isPrints: false);
        first.Journal.Decisions.Should().NotEqual(second.Journal.Decisions);
        first.Journal.Decisions.Where(d => d.TimeNs <= cutNs).Should().NotBeEmpty()
            .And.Equal(second.Journal.Decisions.Where(d => d.TimeNs <= cutNs));
    }

    private static MarketEvent[] Tape(ulong seed, bool isPrints) =>
        isPrints ? RandomTape.Prints(seed) : RandomTape.Bars(seed);

    private static TradingDesk Run(MarketEvent[] tape, bool isPrints, string text = "test")
    {
        TradingDesk desk = new(ScoringDesk.Settings(isPrints) with { Text = text });
        desk.Engine.OnEvents(tape);
        return desk;
    }

    private static string Print(MarketEvent[] tape, bool isPrints, string text = "test")
    {
        using TradingDesk desk = Run(tape, isPrints, text);
        desk.Engine.Complete();
        desk.Journal.Trips.Should().NotBeEmpty("runs that never trade show nothing");
        return desk.Engine.FingerprintText();
    }

    private static bool Begins<T>(IEnumerable<T> part, IEnumerable<T> whole)
    {
        T[] items = [.. part];
        return items.SequenceEqual(whole.Take(items.Length));
    }
}

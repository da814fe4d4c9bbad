using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Features;

public sealed class FeatureTableTests
{
    private static readonly FeatureReads[] TradedPrints = [new(0, EventKinds.Trade)];

    [Fact]
    public void A_feature_is_called_for_its_kinds_of_its_instruments_only()
    {
        FakeFeature prints = FakeFeature.Recorder();
        FakeFeature vix = FakeFeature.Recorder();
        FakeFeature all = FakeFeature.Recorder();
        FeatureTable table = Table(
            (prints, TradedPrints, 0),
            (vix, [new(2, EventKinds.Index), new(0, EventKinds.Session)], 0),
            (all, [], 0));

        Dispatch(table, Events.Print(1, 100));
        Dispatch(table, Events.Print(2, 100, instrument: 1));
        Dispatch(table, Events.Quote(3, 99, 100));
        Dispatch(table, MarketEvent.Of(4, 2, new IndexValue(20, false)));
        Dispatch(table, Events.Session(5, SessionWindow.Opening));

        prints.Seen.Select(e => e.TimeNs).Should().Equal(1);
        vix.Seen.Select(e => e.TimeNs).Should().Equal(4, 5);
        all.Seen.Select(e => e.TimeNs).Should().Equal([1, 3, 5], "without a list it is everything of the traded one");
    }

    [Fact]
    public void News_concern_all_and_levels_are_of_an_instrument()
    {
        FakeFeature reader = FakeFeature.Recorder();
        FakeFeature prints = FakeFeature.Recorder();
        FeatureTable table = Table(
            (reader, [new(0, EventKinds.News), new(2, EventKinds.Level)], 0),
            (prints, TradedPrints, 0));
        Dispatch(table, MarketEvent.Of(1, new News(NewsImpact.High, 7)));
        Dispatch(table, MarketEvent.Of(2, 2, new Level(LevelKind.BlindSpot, 3, 4801.37)));
        Dispatch(table, MarketEvent.Of(3, 0, new Level(LevelKind.BlindSpot, 4, 4801.37)));
        reader.Seen.Select(e => (e.TimeNs, e.VenueNs)).Should().Equal((1, 7), (2, 2));
        reader.Seen[0].News.Should().Be(new News(NewsImpact.High, 7));
        reader.Seen[1].Level.Should().Be(new Level(LevelKind.BlindSpot, 3, 4801.37));
        prints.Seen.Should().BeEmpty();
    }

    [Fact]
    public void A_feature_reads_what_one_before_it_wrote_at_the_same_event()
    {
        FeatureValue[] row = new FeatureValue[2];
        FeatureInput first = new("f0.value", row, 0);
        FakeFeature writer = new(["value"], (in MarketEvent e, Span<FeatureValue> v) => v[0] = Ok(e.Trade.PriceTicks, e.TimeNs));
        FakeFeature reader = new(["value"], (in MarketEvent e, Span<FeatureValue> v) => v[0] = Ok(2 * first.Value.Value, e.TimeNs));
        FeatureTable table = new([Node("a", writer), Node("b", reader)], row, 1);

        Dispatch(table, Events.Print(1, 100));
        Dispatch(table, Events.Print(2, 107));

        table.Row[1].Should().Be(Ok(214, 2));
    }

    [Fact]
    public void A_feature_writes_only_into_its_own_part_of_the_row()
    {
        List<int> lengths = [];
        FakeFeature two = new(["a", "b"], (in MarketEvent _, Span<FeatureValue> v) => lengths.Add(v.Length));
        FakeFeature one = new(["c"], (in MarketEvent _, Span<FeatureValue> v) => v[0] = Ok(3, 1));
        FeatureTable table = Table((two, TradedPrints, 0), (one, TradedPrints, 0));
        Dispatch(table, Events.Print(1, 100));
        lengths.Should().Equal(2);
        table.Row.ToArray().Select(v => v.Value).Should().Equal(0, 0, 3);
    }

    [Fact]
    public void A_feature_that_throws_is_out_with_its_outputs_missing_and_the_others_go_on()
    {
        FakeFeature before = Counter();
        FakeFeature bad = new(["x", "y"], (in MarketEvent e, Span<FeatureValue> v) =>
        {
            (v[0], v[1]) = (Ok(1, e.TimeNs), Ok(2, e.TimeNs));
            if (e.TimeNs == 2)
            {
                throw new InvalidOperationException("broken");
            }
        });
        FakeFeature after = Counter();
        FeatureTable table = Table((before, TradedPrints, 0), (bad, TradedPrints, 0), (after, TradedPrints, 0));

        Dispatch(table, Events.Print(1, 100)).Should().BeNull();
        table.Row[1].Should().Be(Ok(1, 1));
        FeatureNode? faulted = Dispatch(table, Events.Print(2, 100));
        Dispatch(table, Events.Print(3, 100)).Should().BeNull();

        faulted!.Fault.Should().Contain("broken");
        table.Row.ToArray().Should().Equal(Ok(3, 3), FeatureValue.Missing, FeatureValue.Missing, Ok(3, 3));
        bad.Seen.Should().HaveCount(2, "it is not asked again");
    }

    [Fact]
    public void Every_fault_is_noted_once_even_when_two_features_throw_at_the_same_event()
    {
        static FakeFeature Bad() => new(["v"], (in MarketEvent _, Span<FeatureValue> _) => throw new InvalidOperationException());
        FakeFeature good = Counter();
        using TradingDesk desk = new(new DeskSettings
        {
            IsBuiltFromPrints = true,
            Features = [(Bad(), TradedPrints, 0), (good, TradedPrints, 0), (Bad(), TradedPrints, 0)],
        });
        desk.Send(Events.Print(1, 100)).Send(Events.Print(2, 100));
        desk.Journal.Notes.Select(n => (n.TimeNs, n.Kind, n.Text[..10])).Should().BeEquivalentTo(
            [(1L, NoteKind.Fault, "feature f0"), (1L, NoteKind.Fault, "feature f2")]);
        good.Seen.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(60, FeatureStatus.Ok)]    // an age equal to the limit is not stale
    [InlineData(61, FeatureStatus.Stale)]
    public void A_value_older_than_its_limit_is_stale(int ageSeconds, FeatureStatus expected)
    {
        FeatureTable table = Table((Counter(), TradedPrints, 60 * Clock.Second));
        Dispatch(table, Events.Print(Clock.At(10, 0), 100));
        table.MarkStale(Clock.At(10, 0) + (ageSeconds * Clock.Second), Clock.OpenNs);
        table.Row[0].Status.Should().Be(expected);
        table.Row[0].Value.Should().Be(1, "what it was stays to be seen");
    }

    [Fact]
    public void Time_in_which_the_market_is_closed_does_not_count()
    {
        // Written at 16:59:50, market closed 17:00-18:00; at 18:00:50 fifty seconds of the new session count.
        FeatureTable table = Table((Counter(), TradedPrints, 60 * Clock.Second));
        Dispatch(table, Events.Print(Clock.At(16, 59, 50), 100));
        long openNs = Clock.At(18, 0, day: 1);
        table.MarkStale(openNs + (50 * Clock.Second), openNs);
        table.Row[0].Status.Should().Be(FeatureStatus.Ok);
        table.MarkStale(openNs + (61 * Clock.Second), openNs);
        table.Row[0].Status.Should().Be(FeatureStatus.Stale);
    }

    [Fact]
    public void A_value_without_limit_never_gets_stale_and_a_missing_one_stays_missing()
    {
        FakeFeature silent = FakeFeature.Recorder();
        FeatureTable table = Table((Counter(), TradedPrints, 0), (silent, TradedPrints, 1));
        Dispatch(table, Events.Print(1, 100));
        table.MarkStale(Clock.At(10, 0), 0);
        table.Row.ToArray().Select(v => v.Status).Should().Equal(FeatureStatus.Ok, FeatureStatus.Missing);
    }

    [Fact]
    public void A_new_value_is_not_stale_any_more()
    {
        FeatureTable table = Table((Counter(), TradedPrints, 1));
        Dispatch(table, Events.Print(1, 100));
        table.MarkStale(10, 0);
        Dispatch(table, Events.Print(11, 100));
        table.Row[0].Should().Be(Ok(2, 11));
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused()
    {
        Action build = () => _ = new FeatureTable([Node("a", Counter())], new FeatureValue[2], 1);
        build.Should().Throw<ArgumentException>().WithMessage("*2 places for 1 outputs*");
    }

    private static FeatureValue Ok(double value, long timeNs) => new(value, FeatureStatus.Ok, timeNs);

    private static FakeFeature Counter()
    {
        int count = 0;
        return new(["count"], (in MarketEvent e, Span<FeatureValue> v) => v[0] = Ok(++count, e.TimeNs));
    }

    private static FeatureNode Node(string name, IFeature feature) => new(name, feature, TradedPrints, 0);

    private static FeatureTable Table(params (FakeFeature Feature, FeatureReads[] Reads, long MaxAgeNs)[] features) => new(
        [.. features.Select((f, i) => new FeatureNode($"f{i}", f.Feature, f.Reads, f.MaxAgeNs))],
        new FeatureValue[features.Sum(f => f.Feature.Outputs.Count)],
        3);

    private static FeatureNode? Dispatch(FeatureTable table, MarketEvent e) => table.Dispatch(in e);
}

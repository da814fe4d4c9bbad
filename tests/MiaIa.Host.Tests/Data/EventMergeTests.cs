using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

public sealed class EventMergeTests
{
    [Fact]
    public void EqualTimes_AreCalendarThenReferenceBarsThenTradedBarsShorterFirstThenTheRestByConfiguration()
    {
        MarketEvent[] expected =
        [
            MarketEvent.Of(100, TimerKind.Clock),
            BarEvent(1, 60, 100), // reference
            BarEvent(0, 60, 100),
            BarEvent(0, 300, 100, start: 100), // an odd bar, so that the shorter one does not cover it
            MarketEvent.Of(100, 0, new Trade(1, 1, Side.Buy)),
            MarketEvent.Of(100, 0, new Quote(1, 2, 1, 1)),
        ];
        using EventMerge merge = new(
            new ListReader([expected[0]]),
            [
                Input([expected[4]], isTraded: true),
                Input([expected[5]], isTraded: true),
                Input([expected[3]], isTraded: true),
                Input([expected[2]], isTraded: true),
                Input([expected[1]], isTraded: false),
            ]);
        Texts(Readers.ReadAll(merge)).Should().Equal(Texts(expected));
    }

    [Fact]
    public void AnyStreams_ComeInTheOrderOfAStableSort()
    {
        Gen<int[][]> steps = Gen.Choose(0, 3).ArrayOf().Select(a => a).ArrayOf();
        Prop.ForAll(Arb.From(steps), streams =>
        {
            List<(long Time, int Stream, MarketEvent Event)> all = [];
            List<MergeInput> inputs = [];
            for (int s = 0; s < streams.Length; s++)
            {
                long time = 10;
                List<MarketEvent> events = [];
                foreach (int step in streams[s])
                {
                    time += step;
                    MarketEvent e = MarketEvent.Of(time, 0, new Trade(s, all.Count + 1, Side.None));
                    events.Add(e);
                    all.Add((time, s, e));
                }

                // A bound below the first event, as files give it.
                inputs.Add(new MergeInput(events.Count > 0 ? events[0].TimeNs - (s % 3) : 0, true, () => new ListReader(events)));
            }

            using EventMerge merge = new(null, inputs);
            IEnumerable<MarketEvent> expected = all.OrderBy(x => x.Time).ThenBy(x => x.Stream).Select(x => x.Event);
            return Readers.ReadAll(merge).Select(e => e.Trade).SequenceEqual(expected.Select(e => e.Trade));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Streams_AreOpenedWhenTheirTimeComesAndClosedAtTheirEnd()
    {
        List<ListReader> opened = [];
        MergeInput[] inputs = [.. Enumerable.Range(0, 50).Select(day => new MergeInput(day * 1000, true, () =>
        {
            ListReader reader = new([.. Enumerable.Range(0, 10).Select(i => MarketEvent.Of((day * 1000) + i, 0, new Trade(1, 1, Side.Buy)))]);
            opened.Add(reader);
            opened.Count(r => !r.IsDisposed).Should().BeLessThanOrEqualTo(2);
            return reader;
        }))];

        using EventMerge merge = new(null, inputs);
        opened.Should().BeEmpty();
        Readers.ReadAll(merge).Should().HaveCount(500);
        opened.Should().HaveCount(50).And.OnlyContain(r => r.IsDisposed);
    }

    [Fact]
    public void TheEndOfTheData_IsTheEndAlthoughTheCalendarGoesOn()
    {
        MarketEvent[] timers = [.. Enumerable.Range(0, 100).Select(i => MarketEvent.Of(i * 10, TimerKind.Clock))];
        using EventMerge merge = new(
            new ListReader(timers), [Input([MarketEvent.Of(45, 0, new Trade(1, 1, Side.Buy))], isTraded: true)]);
        Readers.ReadAll(merge).Select(e => e.TimeNs).Should().Equal(0, 10, 20, 30, 40, 45);
    }

    [Fact]
    public void ACoarserBar_IsToldOnlyWhereNoFinerOneEndsInIt()
    {
        // Minutes 1 and 2 of ten; five-minute bars over all of it.
        MarketEvent[] minutes = [BarEvent(0, 60, 60), BarEvent(0, 60, 120)];
        MarketEvent[] fives = [BarEvent(0, 300, 300), BarEvent(0, 300, 600)];
        using EventMerge merge = new(null, [Input(fives, isTraded: true), Input(minutes, isTraded: true)]);
        Readers.ReadAll(merge).Select(e => (e.Bar.PeriodSeconds, e.TimeNs)).Should().Equal((60, 60), (60, 120), (300, 600));
        merge.CoveredBars.Should().Be(1);
    }

    [Fact]
    public void TheSameBarsFromTwoFiles_AreToldOnceAndFromTheFirst()
    {
        MarketEvent[] first = [BarEvent(0, 60, 60, volume: 1), BarEvent(0, 60, 120, volume: 1)];
        MarketEvent[] second = [BarEvent(0, 60, 60, volume: 2), BarEvent(0, 60, 120, volume: 2), BarEvent(0, 60, 180, volume: 2)];
        using EventMerge merge = new(null, [Input(first, isTraded: true), Input(second, isTraded: true)]);
        Readers.ReadAll(merge).Select(e => e.Bar.Volume).Should().Equal(1, 1, 2);
    }

    [Fact]
    public void OneActiveStream_AllocatesNothingPerEvent()
    {
        MarketEvent[] events = [.. Enumerable.Range(0, 20_000).Select(i => MarketEvent.Of(i, 0, new Trade(1, 1, Side.Buy)))];
        MarketEvent[] buffer = new MarketEvent[1000];
        Allocations.Of(() =>
        {
            EventMerge merge = new(null, [new MergeInput(0, true, () => new ListReader(events, 512))]);
            merge.Read(buffer);
            return () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    merge.Read(buffer);
                }
            };
        }).Should().Be(0);
    }

    [Fact]
    public void ReadAhead_TellsTheSameEventsAndThenTheFault()
    {
        MarketEvent[] events = [.. Enumerable.Range(0, 10_001).Select(i => MarketEvent.Of(i, 0, new Trade(i, 1, Side.Buy)))];
        using ReadAhead whole = new(new ListReader(events, 100));
        Readers.ReadAll(whole, 333).Select(e => e.Trade.PriceTicks).Should().Equal(Enumerable.Range(0, 10_001));

        using ReadAhead broken = new(new ListReader(events, 100) { Fault = new SourceException("file", "line 7", "Broken.") });
        List<int> read = [];
        Action act = () =>
        {
            MarketEvent[] buffer = new MarketEvent[20_000];
            while (!broken.IsEnded)
            {
                int count = broken.Read(buffer);
                read.AddRange(buffer.Take(count).Select(e => e.Trade.PriceTicks));
            }
        };
        act.Should().Throw<SourceException>().WithMessage("file (line 7): Broken.");
        read.Should().HaveCount(10_001);
    }

    [Fact]
    public void ReadAhead_StopsItsThreadWhenItIsDisposedEarly()
    {
        MarketEvent[] events = [.. Enumerable.Range(0, 100_000).Select(i => MarketEvent.Of(i, 0, new Trade(i, 1, Side.Buy)))];
        ListReader inner = new(events, 512);
        ReadAhead reader = new(inner);
        reader.Read(new MarketEvent[10]);
        reader.Dispose();
        inner.IsDisposed.Should().BeTrue();
        inner.IsEnded.Should().BeFalse();
    }

    private static MergeInput Input(MarketEvent[] events, bool isTraded) =>
        new(events[0].TimeNs, isTraded, () => new ListReader(events));

    private static MarketEvent BarEvent(short instrument, int period, long end, long? start = null, int volume = 1) =>
        MarketEvent.Of(end, instrument, new Bar(period, 1, 1, 1, 1, volume, 0, 0, 0, DeltaKind.None), start ?? end - period);

    private static IEnumerable<string> Texts(IEnumerable<MarketEvent> events) => events.Select(e =>
        $"{e.TimeNs} {e.Kind} {e.Instrument} {(e.Kind is EventKind.Bar ? e.Bar.PeriodSeconds : 0)}");
}

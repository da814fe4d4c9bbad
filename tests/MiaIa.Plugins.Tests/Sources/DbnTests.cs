using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The events that Databento's records become.</summary>
public sealed class DbnTests : IDisposable
{
    private const ulong Start = 1_703_545_200_000_000_000; // 2023-12-25 23:00 UTC
    private const uint Id = 17_077;
    private const byte Last = 0x80;
    private const string MboFile = "dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst";

    private readonly DatabentoDbn _source = new(new DatabentoDbnOptions());
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Describe_OneFutureOfOneOption_GivesTheFutureItsContract()
    {
        string path = Save(new DbnWriter(3, 0, Start, ("ESH4", Id), ("ESH4 P4700", 2), ("ESH4-ESM4", 3)).Mbo(Id, Start, 'A', 'B', 1, Px(4800), 1, Last));
        IReadOnlyList<MarketStream> streams = _source.Describe(path);
        streams.Select(s => (s.Symbol, s.Root, s.Contract)).Should().Equal(
            ("ESH4", "ES", 202403), ("ESH4 P4700", "ESH4 P4700", 0), ("ESH4-ESM4", "ESH4-ESM4", 0));
        streams[0].FirstNs.Should().Be((long)Start);
        streams[0].Kinds.Should().Be(EventKinds.Trade | EventKinds.Quote | EventKinds.Depth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mbo_ChangesOfOrders_BecomeLevelsQuotesAndPrints(int version)
    {
        DbnWriter file = new DbnWriter(version, 0, Start, ("ESH4", Id))
            .Mbo(Id, Start, 'A', 'B', 1, Px(4800), 5, Last)
            .Mbo(Id, Start + 1, 'A', 'A', 2, Px(4800.25m), 3, Last)
            .Mbo(Id, Start + 2, 'A', 'A', 3, Px(4800.25m), 4, Last)
            .Mbo(Id, Start + 3, 'T', 'B', 0, Px(4800.25m), 3, 0)
            .Mbo(Id, Start + 3, 'F', 'A', 2, Px(4800.25m), 3, 0)
            .Mbo(Id, Start + 3, 'C', 'A', 2, Px(4800.25m), 3, Last)
            .Mbo(Id, Start + 4, 'M', 'B', 1, Px(4799.75m), 2, Last);
        Events(file).Should().Equal(
            D(0, Side.Buy, 19_200, 5, 1, DepthAction.Set),
            Q(0, 19_200, 0, 5, 0),
            D(1, Side.Sell, 19_201, 3, 1, DepthAction.Set),
            Q(1, 19_200, 19_201, 5, 3),
            D(2, Side.Sell, 19_201, 7, 2, DepthAction.Set),
            Q(2, 19_200, 19_201, 5, 7),
            $"3 trade {new Trade(19_201, 3, Side.Buy)}",
            D(3, Side.Sell, 19_201, 4, 1, DepthAction.Set),
            Q(3, 19_200, 19_201, 5, 4),
            D(4, Side.Buy, 19_200, 0, 0, DepthAction.Delete, isLast: false),
            D(4, Side.Buy, 19_199, 2, 1, DepthAction.Set),
            Q(4, 19_199, 19_201, 2, 4));
    }

    [Fact]
    public void Mbo_EventThatEndsWithAPrint_EndsItsBatch()
    {
        DbnWriter file = new DbnWriter(2, 0, Start, ("ESH4", Id))
            .Mbo(Id, Start, 'A', 'B', 1, Px(4800), 5, 0)
            .Mbo(Id, Start, 'T', 'N', 0, Px(4800), 1, Last);
        Events(file).Should().Equal(
            D(0, Side.Buy, 19_200, 5, 1, DepthAction.Set, isLast: false),
            $"0 trade {new Trade(19_200, 1, Side.None)}",
            D(0, Side.Buy, 19_200, 5, 1, DepthAction.Set),
            Q(0, 19_200, 0, 5, 0));
    }

    [Fact]
    public void Mbo_WhatDoesNotFit_IsCounted()
    {
        CountedProblems problems = new();
        DbnWriter file = new DbnWriter(2, 0, Start, ("ESH4", Id))
            .Mbo(Id, Start + 5, 'C', 'B', 9, Px(4800), 5, Last)
            .Mbo(Id, Start + 4, 'A', 'B', 1, Px(4800.10m), 5, Last)
            .Mbo(Id, Start + 5, 'A', 'B', 1, Px(4800), uint.MaxValue, Last)
            .Mbo(Id, Start + 5, 'A', 'N', 1, Px(4800), 1, Last);
        int first = file.ToArray().Length - (4 * 56);
        string path = Save(file);
        _source.ReadAll(_source.Describe(path)[0], problems: problems).Should().BeEmpty();
        problems.All.Should().Equal(
            $"BookMismatch@{first}", $"TimeBackwards@{first + 56}", $"OffGrid@{first + 56}", $"BadRecord@{first + 112}", $"BadRecord@{first + 168}");
    }

    [Fact]
    public void Mbo_AmongPrints_IsCounted()
    {
        CountedProblems problems = new();
        DbnWriter file = new DbnWriter(2, 4, Start, ("ESH4", Id));
        int first = file.ToArray().Length;
        string path = Save(file.Mbo(Id, Start, 'A', 'B', 1, Px(4800), 5, Last));
        _source.ReadAll(_source.Describe(path)[0], problems: problems).Should().BeEmpty();
        problems.All.Should().Equal($"BadRecord@{first}");
    }

    [Fact]
    public void Tbbo_TellsTheQuoteBeforeThePrint_AndMbpAfterIt()
    {
        (long, uint, uint, long, uint, uint) level = (Px(4800), 5, 2, Px(4800.25m), 7, 3);
        DbnWriter tbbo = new DbnWriter(3, 3, Start, ("ESH4", Id)).Mbp(1, Id, Start, 'T', 'A', Px(4800), 2, Last, level);
        Events(tbbo).Should().Equal(Q(0, 19_200, 19_201, 5, 7), $"0 trade {new Trade(19_200, 2, Side.Sell)}");
        DbnWriter mbp = new DbnWriter(3, 1, Start, ("ESH4", Id)).Mbp(1, Id, Start, 'T', 'A', Px(4800), 2, Last, level);
        Events(mbp).Should().Equal($"0 trade {new Trade(19_200, 2, Side.Sell)}", Q(0, 19_200, 19_201, 5, 7));
    }

    [Fact]
    public void Bars_AreToldAtTheirEnd()
    {
        DbnWriter file = new DbnWriter(1, 6, Start, ("ESH4", Id))
            .Bar(0x21, Id, Start, Px(4800), Px(4802), Px(4799.5m), Px(4801), 123)
            .Bar(0x21, 99, Start, Px(1), Px(1), Px(1), Px(1), 1);
        string path = Save(file);
        MarketStream stream = _source.Describe(path)[0];
        stream.Period.Should().Be(new BarPeriod(60));
        MarketEvent bar = _source.ReadAll(stream).Should().ContainSingle().Subject;
        (bar.TimeNs, bar.VenueNs).Should().Be(((long)Start + 60_000_000_000, (long)Start));
        bar.Bar.Should().Be(new Bar(60, 19_200, 19_208, 19_198, 19_204, 123, 0, 0, 0, DeltaKind.None));
    }

    [Fact]
    public void Read_CutInTheMiddleOfARecord_CountsItAndEnds()
    {
        byte[] whole = new DbnWriter(2, 0, Start, ("ESH4", Id)).Mbo(Id, Start, 'A', 'B', 1, Px(4800), 5, Last).Mbo(Id, Start, 'A', 'B', 2, Px(4800), 5, Last).ToArray();
        string path = _folder.Make("cut.dbn");
        File.WriteAllBytes(path, whole[..^10]);
        CountedProblems problems = new();
        _source.ReadAll(_source.Describe(path)[0], problems: problems).Should().HaveCount(2);
        problems.All.Should().Equal($"Truncated@{whole.Length - 56}");
    }

    [Fact]
    public void Open_VersionFour_NamesIt()
    {
        byte[] bytes = new DbnWriter(3, 0, Start, ("ESH4", Id)).ToArray();
        bytes[3] = 4;
        string path = _folder.Make("four.dbn");
        File.WriteAllBytes(path, bytes);
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*four.dbn*version 4*1 to 3*");
    }

    [RealDataFact]
    public void RealMbo_BookQuotesAndPrints_AreTheKnownOnes()
    {
        JsonElement facts = GroundTruth.Of(MboFile).GetProperty("mbo").GetProperty("instruments").GetProperty("17077");
        CountedProblems problems = new();
        OrderBook book = new();
        long quotes = 0;
        long buys = 0;
        long volume = 0;
        foreach (MarketEvent e in _source.ReadAll(_source.Describe(GroundTruth.PathOf(MboFile))[0], problems: problems))
        {
            switch (e.Kind)
            {
                case EventKind.Depth:
                    book.Apply(in e.Depth);
                    break;
                case EventKind.Quote:
                    quotes++;
                    book.Best.Should().Be(e.Quote);
                    break;
                case EventKind.Trade:
                    volume += e.Trade.Size;
                    buys += e.Trade.Aggressor is Side.Buy ? e.Trade.Size : 0;
                    break;
            }
        }

        quotes.Should().Be(facts.GetProperty("top_of_book_changes_at_event_end").GetInt64());
        volume.Should().Be(facts.GetProperty("trades").GetProperty("volume").GetInt64());
        buys.Should().Be(facts.GetProperty("trades").GetProperty("buy_volume").GetInt64());
        Levels(facts, "bids_top5").Should().Equal(Enumerable.Range(0, 5).Select(i => Of(book.Bid(i))));
        Levels(facts, "asks_top5").Should().Equal(Enumerable.Range(0, 5).Select(i => Of(book.Ask(i))));
        problems.All.Should().NotContain(p => p.StartsWith("BookMismatch", StringComparison.Ordinal) || p.StartsWith("Bad", StringComparison.Ordinal));
    }

    [RealDataFact]
    public void RealMbo_ReadFromTheMiddle_BeginsWithTheBookOfThatMoment()
    {
        MarketStream stream = _source.Describe(GroundTruth.PathOf(MboFile))[0];
        IReadOnlyList<MarketEvent> all = _source.ReadAll(stream);
        long from = all[all.Count / 2].TimeNs + 1;
        IReadOnlyList<MarketEvent> late = _source.ReadAll(stream, fromNs: from);
        late[0].TimeNs.Should().BeGreaterThanOrEqualTo(from);
        Final(late).Should().Equal(Final(all));
        late.Where(e => e.Kind is EventKind.Trade).Select(e => (e.TimeNs, e.Trade)).Should().Equal(
            all.Where(e => e.Kind is EventKind.Trade && e.TimeNs >= from).Select(e => (e.TimeNs, e.Trade)));
    }

    [RealDataFact]
    public void RealFiles_OfAllSchemas_MakeTheEventsOfTheirKind()
    {
        foreach (string file in Directory.EnumerateFiles(RealData.Path("dbn", "databento_dbn")).Order(StringComparer.Ordinal))
        {
            foreach (MarketStream stream in _source.Describe(file).Where(s => s.Kinds is not EventKinds.None))
            {
                IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, new Instrument(0, "ES", 0.01m, 1, 1, IsIndex: false));
                events.Should().NotContain(e => !stream.Kinds.HasFlag(KindOf(e.Kind)), file);
                if (events.Count > 0)
                {
                    events[0].TimeNs.Should().BeGreaterThanOrEqualTo(stream.FirstNs, file);
                }
            }
        }
    }

    private static EventKinds KindOf(EventKind kind) => kind switch
    {
        EventKind.Trade => EventKinds.Trade,
        EventKind.Quote => EventKinds.Quote,
        EventKind.Depth => EventKinds.Depth,
        EventKind.Bar => EventKinds.Bar,
        _ => EventKinds.None,
    };

    private static List<BookLevel> Final(IReadOnlyList<MarketEvent> events)
    {
        OrderBook book = new();
        foreach (MarketEvent e in events.Where(e => e.Kind is EventKind.Depth))
        {
            book.Apply(in e.Depth);
        }

        return [.. Enumerable.Range(0, book.BidLevels).Select(i => book.Bid(i)), .. Enumerable.Range(0, book.AskLevels).Select(i => book.Ask(i))];
    }

    private static long Px(decimal points) => (long)(points * DbnWriter.Points);

    private static (decimal, int, int) Of(BookLevel level) => (level.PriceTicks * 0.25m, level.Size, level.Orders);

    private static IEnumerable<(decimal, int, int)> Levels(JsonElement facts, string name) =>
        facts.GetProperty("final_book").GetProperty(name).EnumerateArray().Select(l => (l[0].GetDecimal(), l[1].GetInt32(), l[2].GetInt32()));

    private static string D(int time, Side side, int price, int size, int orders, DepthAction action, bool isLast = true) =>
        $"{time} depth {new Depth(side, price, size, orders, action, isLast)}";

    private static string Q(int time, int bid, int ask, int bidSize, int askSize) => $"{time} quote {new Quote(bid, ask, bidSize, askSize)}";

    private IEnumerable<string> Events(DbnWriter file)
    {
        string path = Save(file);
        return _source.ReadAll(_source.Describe(path)[0]).Select(e => $"{e.TimeNs - (long)Start} " + (e.Kind switch
        {
            EventKind.Depth => $"depth {e.Depth}",
            EventKind.Quote => $"quote {e.Quote}",
            _ => $"trade {e.Trade}",
        }));
    }

    private string Save(DbnWriter file)
    {
        string path = _folder.Make($"f{Guid.NewGuid():N}.dbn");
        file.Save(path);
        return path;
    }
}

using System.Text;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Databento's tables of orders and of ten levels give the events of the records that they were made of.</summary>
public sealed class DbnTableTests : IDisposable
{
    private const string Orders =
        "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,ts_in_delta,sequence,symbol\n";

    private const ulong Open = 1_704_205_800_000_000_000; // 2024-01-02 14:30 UTC
    private const long Points = DbnWriter.Points;

    private readonly TemporaryFolder _folder = new();
    private readonly DatabentoDbn _source = new(new DatabentoDbnOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void OrdersAsText_MakeTheBookOfTheRecords(bool isPretty, bool isPacked)
    {
        (char Action, char Side, ulong Order, long Quarters, uint Size, byte Flags)[] rows =
        [
            ('R', 'N', 0, 0, 0, 8), ('A', 'B', 1, 19200, 5, 0), ('A', 'A', 2, 19201, 7, 130), ('A', 'B', 3, 19199, 4, 130),
            ('T', 'B', 9, 19201, 3, 0), ('F', 'A', 2, 19201, 3, 0), ('C', 'A', 2, 19201, 3, 130), ('M', 'B', 1, 19200, 2, 130),
        ];
        DbnWriter records = new(2, 0, Open, ("ESH4", 17077));
        StringBuilder text = new(Orders);
        ulong time = Open;
        foreach (var r in rows)
        {
            time += 1_000_000_007;
            bool hasPrice = r.Action != 'R';
            long price = hasPrice ? r.Quarters * (Points / 4) : long.MaxValue;
            records.Mbo(17077, time, r.Action, r.Side, r.Order, price, r.Size, r.Flags);
            string written = !isPretty ? FormattableString.Invariant($"{price}")
                : hasPrice ? FormattableString.Invariant($"{r.Quarters / 4m:0.000000000}") : "";
            string at = isPretty
                ? FormattableString.Invariant($"{DateTime.UnixEpoch.AddTicks((long)(time / 100)):yyyy-MM-ddTHH:mm:ss.fffffff}{time % 100:00}Z")
                : FormattableString.Invariant($"{time}");
            text.Append(FormattableString.Invariant(
                $"{at},{at},160,1,17077,{r.Action},{r.Side},{written},{r.Size},0,{r.Order},{r.Flags},0,7,ESH4\n"));
        }

        string binary = _folder.At("orders.dbn");
        records.Save(binary);
        string table = isPacked ? _folder.GZip("orders.csv.gz", text.ToString()) : _folder.Write("orders.csv", text.ToString());
        MarketStream stream = _source.Describe(table).Single();
        (stream.Key, stream.Root, stream.Contract, stream.Kinds)
            .Should().Be(("ESH4", "ES", 202403, EventKinds.Trade | EventKinds.Quote | EventKinds.Depth));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        events.Should().Contain(e => e.Kind == EventKind.Depth).And.Contain(e => e.Kind == EventKind.Quote)
            .And.ContainSingle(e => e.Kind == EventKind.Trade);
        Texts(events).Should().Equal(Texts(_source.ReadAll(_source.Describe(binary).Single())));
        _problems.All.Should().BeEmpty();
        _source.Inspect(table, new MachineZones())["records"].Should().Be(8L);
    }

    [Fact]
    public void EachSymbolOfATable_HasItsOwnRows_AndABadRowIsCounted()
    {
        string table = _folder.Write("two.csv", Orders
            + Row("17077", "A", "B", "19200000000000", "1", "ESH4") + Row("20", "A", "B", "19300000000000", "2", "NQH4")
            + "half a row\n" + Row("17077", "A", "A", "x", "3", "ESH4"));
        IReadOnlyList<MarketStream> streams = _source.Describe(table);
        streams.Select(s => s.Key).Should().Equal("ESH4", "NQH4");
        _source.ReadAll(streams[0], problems: _problems).Count(e => e.Kind is EventKind.Depth).Should().Be(1);
        _problems.All.Should().ContainSingle().Which.Should().StartWith("BadRecord");
    }

    [Fact]
    public void TheTableSource_LeavesThemToTheSourceOfRecords_UnlessItsPresetSaysOtherwise()
    {
        string table = _folder.Write("orders.csv", Orders + Row("17077", "T", "B", "4800000000000", "1", "ESH4"));
        new Csv(new CsvOptions()).Describe(table).Should().BeEmpty();
        new Csv(new CsvOptions { Preset = CsvPreset.Databento }).Describe(table).Single().Kinds.Should().Be(EventKinds.Trade);
    }

    private static string Row(string id, string action, string side, string price, string order, string symbol) =>
        FormattableString.Invariant($"{Open},{Open},160,1,{id},{action},{side},{price},5,0,{order},130,0,7,{symbol}\n");

    private static IEnumerable<string> Texts(IEnumerable<MarketEvent> events) => events.Select(e => e.Kind switch
    {
        EventKind.Depth => $"{e.TimeNs} {e.VenueNs} {e.Sequence} {e.Depth}",
        EventKind.Quote => $"{e.TimeNs} {e.VenueNs} {e.Sequence} {e.Quote}",
        EventKind.Trade => $"{e.TimeNs} {e.VenueNs} {e.Sequence} {e.Trade}",
        _ => $"{e.TimeNs} {e.Kind}",
    });
}

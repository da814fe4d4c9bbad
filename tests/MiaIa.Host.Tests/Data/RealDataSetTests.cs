using System.Reflection;
using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>The sources that ship, found in their built folders, on the real data.</summary>
public sealed class RealDataSetTests
{
    [RealDataFact]
    public void SevenYearsOfSierraBars_AreTheFrontContractsWithoutOverlap()
    {
        DataSet data = Open("sierra_5m");
        data.Streams.Should().HaveCount(30);
        data.Report.Unrecognised.Select(Path.GetFileName).Should().Equal("es_daily_rth.csv");

        List<MarketEvent> events = Read(data);
        events.Zip(events.Skip(1)).Should().OnlyContain(pair => pair.First.TimeNs <= pair.Second.TimeNs);
        List<MarketEvent> bars = [.. events.Where(e => e.Kind is EventKind.Bar)];

        // Counted by a separate program: rows of each file that end after 18:00 New York before the first front session
        // and before 18:00 New York before the roll date.
        bars.Should().HaveCount(467837);
        bars.Zip(bars.Skip(1)).Should().OnlyContain(pair => pair.First.TimeNs <= pair.Second.VenueNs);
        data.Problems.All.Should().BeEmpty();
    }

    [RealDataFact]
    public void AFolderOfLeanFiles_GivesTheFrontContractsBarsAndQuotesInOrder()
    {
        DataSet data = Open("lean/future/cme/minute");
        data.Streams.Should().OnlyContain(s => s.Stream.Contract == 201312 || s.Stream.Contract == 202003);
        List<MarketEvent> events = Read(data);
        events[0].Kind.Should().Be(EventKind.Roll);
        events[0].Roll.Should().Be(new Roll(0, 201312));
        events[1].Session.DateNumber.Should().Be(20131006);
        events.Where(e => e.Kind is EventKind.Roll).Select(e => e.Roll).Should().StartWith(
            [new Roll(0, 201312), new Roll(201312, 201403)]).And.HaveCount(26); // eight years of quarters between the two weeks

        long rows = 0;
        foreach (string file in Directory.GetFiles(RealData.Path("lean", "future", "cme", "minute", "es"), "*_trade.zip"))
        {
            using System.IO.Compression.ZipArchive zip = System.IO.Compression.ZipFile.OpenRead(file);
            rows += zip.Entries.Where(e => e.Name.Contains("_201312", StringComparison.Ordinal) || e.Name.Contains("_202003", StringComparison.Ordinal))
                .Sum(e => new StreamReader(e.Open()).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }

        events.Count(e => e.Kind is EventKind.Bar).Should().Be((int)rows);
        AssertOrder(events);
    }

    [RealDataFact]
    public void FormatsAndInstruments_AreToldApartAndMergedByTime()
    {
        DataSet data = Open("sierra_tbt", "lean/index", "lean/future/cme/minute/es/2020010*_trade.zip");
        List<MarketEvent> events = Read(data);
        events.Where(e => e.Instrument == 1).Should().NotBeEmpty().And.OnlyContain(e => e.Kind == EventKind.Index);
        events.Count(e => e.Kind is EventKind.Trade).Should().Be(2026);
        AssertOrder(events);
    }

    [RealDataFact]
    public void TwoEncodingsOfTheSameDay_AreReadOnce()
    {
        List<MarketEvent> once = Read(Open("lean_legacy_encodings/decimal"));
        DataSet data = Open("lean_legacy_encodings/decimal", "lean_legacy_encodings/x1e4");
        Read(data).Select(e => (e.TimeNs, e.Kind)).Should().Equal(once.Select(e => (e.TimeNs, e.Kind)));
        data.Report.LeftOut.Should().Contain(l => l.Reason == LeftOutReason.Duplicate);
    }

    [RealDataFact]
    public void OnlyAFarContract_IsAnErrorThatSaysWhenItWouldBeTheFrontOne()
    {
        Action open = () => Open("lean/future/comex");
        open.Should().Throw<DataException>().WithMessage("*no data of ES*there are data of GC.*");

        // The far contracts of a day alone: the front one's file is there, so cut it out by time.
        DataRequest request = Request("sierra_5m/ESZ17*") with { ToNs = Calendar.ExchangeCalendarTests.Ns("2017-09-01T00:00:00Z") };
        Action early = () => DataSet.Open(request);
        early.Should().Throw<DataException>().WithMessage("*ESZ17: it lies outside the time asked for*");
    }

    [RealDataFact]
    public void OptionChains_AreReadForTheWatchedIndex()
    {
        DataSet data = Open("sierra_5m/ESH21*", "cboe_chains", "lean/indexoption");
        string[] names = [.. data.Streams.Where(s => s.Stream.Root == "SPX").Select(s => Path.GetFileName(s.Stream.Path))];
        names.Should().Contain(["SPX_2023-04-05.csv", "20210104.csv"])
            .And.Contain(n => n.Contains("_quote_")).And.Contain(n => n.Contains("_openinterest_"));
        data.Report.LeftOut.Where(l => l.Stream.Root == "SPX").Should().BeEmpty("every chain is one of its own");
        List<MarketEvent> events = Read(data);
        int rows = File.ReadLines(RealData.Path("lean", "indexoption", "usa", "universes", "spx", "20210104.csv"))
            .Count(l => char.IsAsciiDigit(l[0]));
        events.Count(e => e.Kind is EventKind.OptionRow && e.TimeNs == Calendar.ExchangeCalendarTests.Ns("2021-01-06T14:30:00Z") && e.OptionRow.ImpliedVolatility > 0)
            .Should().Be(rows, "its figures are those of the close of 5 January, known from the next opening");
        events.Should().OnlyContain(e => e.TimeNs < Calendar.ExchangeCalendarTests.Ns("2021-03-19T00:00:00Z"), "the market ends before the other chains");
        events.Where(e => e.Kind is EventKind.OptionRow or EventKind.ChainEnd).Should().OnlyContain(e => e.Instrument == 1);
        AssertOrder(events);
    }

    [RealDataFact]
    public void OptionsAlone_AreNothingToTrade()
    {
        Action open = () => Open("lean/futureoption/cme/minute");
        open.Should().Throw<DataException>().WithMessage("There are options of ES*no prices of ES itself*");
    }

    [RealDataFact]
    public void Inspection_FindsTheSourceAndTellsItsFacts()
    {
        DataInspection.Inspect(RealData.Path("sierra_tbt", "ES_2022-01-24_tbt.txt"), Sources(), new TimeZones())["rows"]
            .Should().Be(2026);
        Action inspect = () => DataInspection.Inspect(RealData.Path("README.md"), Sources(), new TimeZones());
        inspect.Should().Throw<DataException>().WithMessage("*of no known format*lean-zip, sierra-text*");
    }

    [RealDataFact]
    public void Inspection_TellsTheHealthOfEveryContract_AndOfUnknownInstrumentsThatItDoesNot()
    {
        IReadOnlyDictionary<string, object?> bars = Health("sierra_5m/ESH20-CME.scid_BarData__5m.txt.gz");
        IReadOnlyDictionary<string, object?> facts = (IReadOnlyDictionary<string, object?>)bars["ESH20"]!;
        facts["verdict"].Should().Be("ok");
        facts["off-grid"].Should().Be(0L);
        ((IReadOnlyDictionary<string, object?>)facts["is-it-real"]!).Should().HaveCount(11);

        Health("lean/future/cme/minute/es/20200106_trade.zip").Keys.Should().Equal("ES202003", "ES202006", "ES202009");
        string gold = Directory.GetFiles(RealData.Path("lean", "future", "comex"), "*_trade.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        Health(Path.GetRelativePath(RealData.Root, gold)).Values.Should().AllBeEquivalentTo("not applicable: unknown instrument");
    }

    private static IReadOnlyDictionary<string, object?> Health(string path) => (IReadOnlyDictionary<string, object?>)DataInspection
        .Inspect(RealData.Path(path.Split('/')), Sources(), new TimeZones(), Host.Runs.InstrumentTable.Find)["health"]!;

    internal static IReadOnlyList<DataSource> Sources() =>
    [
        new("lean-zip", (ISource)Activator.CreateInstance(Plugin("LeanZip", "MiaIa.Plugins.Sources.LeanZip"))!),
        new("sierra-text", Sierra()),
        new("cboe-chain", (ISource)Activator.CreateInstance(Plugin("CboeChain", "MiaIa.Plugins.Sources.CboeChain"))!),
    ];

    private static ISource Sierra()
    {
        Type options = Plugin("SierraText", "MiaIa.Plugins.Sources.SierraTextOptions");
        return (ISource)Activator.CreateInstance(
            Plugin("SierraText", "MiaIa.Plugins.Sources.SierraText"), Activator.CreateInstance(options))!;
    }

    private static Type Plugin(string folder, string type) =>
        Assembly.LoadFrom(Path.Combine(Repository.Plugins, "Sources", folder, folder + ".dll")).GetType(type, throwOnError: true)!;

    private static DataRequest Request(params string[] paths) => new(
        [.. paths.Select(p => RealData.Path(p.Split('/')))],
        Sources(),
        DataFakes.EsAndSpx,
        new ExchangeCalendar(),
        new TimeZones());

    private static DataSet Open(params string[] paths) => DataSet.Open(Request(paths));

    private static List<MarketEvent> Read(DataSet data)
    {
        using IEventReader reader = data.Merge(new SessionTimes());
        return Readers.ReadAll(reader, 1000);
    }

    private static void AssertOrder(List<MarketEvent> events)
    {
        for (int i = 1; i < events.Count; i++)
        {
            (long, int) before = (events[i - 1].TimeNs, Class(events[i - 1]));
            before.CompareTo((events[i].TimeNs, Class(events[i]))).Should().BeLessThanOrEqualTo(0, "of event {0}: {1} at {2} of {3} after {4} at {5} of {6}", i, events[i].Kind, events[i].TimeNs, events[i].VenueNs, events[i - 1].Kind, before, events[i - 1].VenueNs);
        }
    }

    private static int Class(MarketEvent e) => e.Kind switch
    {
        EventKind.Roll or EventKind.Session or EventKind.Timer => 0,
        EventKind.Bar => 1,
        _ => 2,
    };
}

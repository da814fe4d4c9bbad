using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Zips of options and universes of LEAN, as chains.</summary>
public sealed class LeanOptionTests : IDisposable
{
    private static readonly long Morning = EventTimes.Utc(2021, 1, 4, 14, 30); // 09:30 New York

    private readonly TemporaryFolder _folder = new();
    private readonly LeanZip _source = new();
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public void QuotesOfIndexOptions_AreAChainAtTheEndOfEachMinute()
    {
        MarketStream stream = Real("indexoption", "usa", "minute", "spx", "20210104_quote_european.zip");
        (stream.Root, stream.Symbol, stream.Kinds, stream.Contract)
            .Should().Be(("SPX", "SPX-quote", EventKinds.OptionRow | EventKinds.ChainEnd, 0));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx, _problems, block: 7);
        events.Count(e => e.Kind is EventKind.OptionRow).Should().Be(2428);
        events.Count(e => e.Kind is EventKind.ChainEnd).Should().Be(405); // distinct stamps, by a separate count
        events.Select(e => e.TimeNs).Should().BeInAscendingOrder();
        events[0].TimeNs.Should().Be(Morning + EventTimes.Minute);
        events[0].OptionRow.Should().Be(new OptionRow(
            EventTimes.Utc(2021, 1, 15, 14, 30), 3200, double.NaN, double.NaN, float.NaN, 564.1f, 569.1f, -1, -1, true));
        OptionRow noBid = events.First(e => e.Kind is EventKind.OptionRow && e.OptionRow.Strike == 4250).OptionRow;
        (noBid.Bid, noBid.Ask).Should().Be((float.NaN, 0.15f));
        events[^1].Kind.Should().Be(EventKind.ChainEnd);
        events[^1].TimeNs.Should().Be(EventTimes.Utc(2021, 1, 4, 21, 15));
        stream.FirstNs.Should().BeLessThanOrEqualTo(events[0].TimeNs);
        stream.LastNs.Should().BeGreaterThanOrEqualTo(events[^1].TimeNs);
        _problems.All.Should().BeEmpty();
    }

    [RealDataFact]
    public void TradesOfIndexOptions_CarryTheVolumeOfTheDay()
    {
        IReadOnlyList<MarketEvent> events = _source.ReadAll(Real("indexoption", "usa", "minute", "spx", "20210104_trade_european.zip"), SourceRuns.Spx);
        MarketEvent[] rows = [.. events.Where(e => e.Kind is EventKind.OptionRow)];
        rows.Should().HaveCount(348);
        rows.Last(e => e.OptionRow is { Strike: 3700, IsCall: true }).OptionRow.Volume.Should().Be(273_142);
        rows.First(e => e.OptionRow is { Strike: 3700, IsCall: true }).OptionRow.Volume.Should().Be(10);
        rows.Select(e => (e.OptionRow.Bid, e.OptionRow.OpenInterest)).Distinct().Should().Equal((float.NaN, -1));
    }

    [RealDataFact]
    public void OpenInterest_IsKnownAtItsStamp()
    {
        IReadOnlyList<MarketEvent> events = _source.ReadAll(Real("indexoption", "usa", "minute", "spx", "20210104_openinterest_european.zip"), SourceRuns.Spx);
        events.Select(e => e.Kind is EventKind.ChainEnd ? -1 : e.OptionRow.OpenInterest).Should().Equal(11755, 31651, 48148, 27854, 30, -1, 6, -1);
        events[0].TimeNs.Should().Be(EventTimes.Utc(2021, 1, 4, 11, 30)); // 23400000 ms: 06:30 New York
        events[0].OptionRow.Volume.Should().Be(-1);
    }

    [RealDataFact]
    public void OptionsOnFutures_ArePlainPricesInUtc()
    {
        MarketStream stream = Real("futureoption", "cme", "minute", "es", "202003", "20200105_quote_american.zip");
        (stream.Root, stream.Contract, stream.Symbol).Should().Be(("ES", 202003, "ES202003-quote"));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        events.Count(e => e.Kind is EventKind.OptionRow).Should().Be(5244);
        events.Count(e => e.Kind is EventKind.ChainEnd).Should().Be(67); // distinct stamps, by a separate count
        MarketEvent call = events.First(e => e.Kind is EventKind.OptionRow && e.OptionRow is { Strike: 3180, IsCall: true });
        call.TimeNs.Should().Be(EventTimes.Utc(2020, 1, 5, 23, 1));
        (call.OptionRow.Bid, call.OptionRow.Ask, call.OptionRow.SettlementNs)
            .Should().Be((95.5f, 117.25f, EventTimes.Utc(2020, 3, 20, 13, 30))); // third Friday of a quarter: at the open
    }

    public static TheoryData<string> Zips => GroundTruth.Files(".zip", "lean/indexoption", "lean/option", "lean/futureoption");

    [RealDataTheory]
    [MemberData(nameof(Zips))]
    public void EveryRowOfEveryZip_IsRead(string file)
    {
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(GroundTruth.PathOf(file)).Single(), problems: _problems);
        events.Count(e => e.Kind is EventKind.OptionRow).Should().Be(GroundTruth.Of(file).GetProperty("total_rows").GetInt32());
        _problems.All.Where(p => !p.StartsWith("CrossedQuote")).Should().BeEmpty();
    }

    [RealDataFact]
    public void TheThreeKindsOfADay_AreThreeStreams() =>
        new[] { "openinterest", "quote", "trade" }
            .Select(kind => Real("indexoption", "usa", "minute", "spx", $"20210104_{kind}_european.zip").Symbol)
            .Should().OnlyHaveUniqueItems();

    [Fact]
    public void DaysAndHours_AreReadInNewYorkTime()
    {
        string path = _folder.Zip(Path.Combine("daily", "spx_2021_trade_european.zip"),
            ("spx_trade_european_call_37000000_20210115.csv", "20210105 00:00,495400,980000,484900,810000,7\n20210106 00:00,950700,1193300,950700,1115400,5\n"),
            ("spx_trade_european_put_37000000_20210115.csv", "20210104 00:00,1,2,1,2,3\n"));
        MarketStream stream = _source.Describe(path).Single();
        stream.FirstNs.Should().Be(EventTimes.Utc(2021, 1, 5, 5));
        _source.ReadAll(stream, SourceRuns.Spx).Where(e => e.Kind is EventKind.OptionRow).Select(e => (e.TimeNs, e.OptionRow.Volume))
            .Should().Equal((EventTimes.Utc(2021, 1, 5, 5), 3), (EventTimes.Utc(2021, 1, 6, 5), 7), (EventTimes.Utc(2021, 1, 7, 5), 5));
        string hours = _folder.Zip(Path.Combine("hour", "spy_2021_trade_american.zip"),
            ("spy_trade_american_call_3700000_20210115.csv", "20210104 09:00,1,2,1,2,3\n20210104 10:00,1,2,1,2,4\n"));
        _source.ReadAll(_source.Describe(hours).Single()).Where(e => e.Kind is EventKind.OptionRow).Select(e => (e.TimeNs, e.OptionRow.Volume))
            .Should().Equal((EventTimes.Utc(2021, 1, 4, 15), 3), (EventTimes.Utc(2021, 1, 4, 16), 7));
    }

    [Fact]
    public void BadRows_AreCountedAndLeftOut()
    {
        string path = _folder.Zip("20210104_quote_european.zip", ("20210104_spxw_minute_quote_european_call_37000000_20210104.csv", """
            34200000,1,2,1,10000,5,1,2,1,12000,5
            hello
            34200000,1,2,1,10000,5,1,2,1,12000,5
            34260000,1,2,1,-1,5,1,2,1,12000,5
            34320000,1,2,1,13000,5,1,2,1,12000,5
            34380000,1,2,1,10000,5,1,2,1,12000,x
            99999999999999999,1,2,1,10000,5,1,2,1,12000,5
            34440000,,,,,0,,,,,0
            """));
        OptionRow[] rows = [.. _source.ReadAll(_source.Describe(path).Single(), SourceRuns.Spx, _problems)
            .Where(e => e.Kind is EventKind.OptionRow).Select(e => e.OptionRow)];
        rows.Select(r => (r.Bid, r.Ask)).Should().Equal((1f, 1.2f), (1.3f, 1.2f), (float.NaN, float.NaN));
        rows[0].SettlementNs.Should().Be(EventTimes.Utc(2021, 1, 4, 21)); // SPXW: at the close
        _problems.All.Should().Equal("BadRecord@2", "TimeBackwards@3", "BadRecord@4", "CrossedQuote@5", "BadRecord@6", "BadRecord@7");
    }

    [Fact]
    public void AZipWithoutAGoodRow_IsAnErrorWithItsPlace()
    {
        string entry = "20210104_spx_minute_quote_european_call_37000000_20210115.csv";
        string path = _folder.Zip("20210104_quote_european.zip", (entry, "a;b\n"));
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>().WithMessage($"{path} (entry {entry}, line 1): No row can be read.*");
    }

    [Fact]
    public void MoreRowsThanASlice_ComeInOrderAndWithTheirVolumes()
    {
        const int Contracts = 420;
        const int Minutes = 1400;
        string text = string.Concat(Enumerable.Range(0, Minutes).Select(i => $"{i * 60000},1,2,1,2,1\n")) + "5,1,2,1,2,1\n";
        string path = _folder.Zip("20210104_trade_european.zip", System.IO.Compression.CompressionLevel.Fastest,
            [.. Enumerable.Range(1, Contracts).Select(k => ($"20210104_spx_minute_trade_european_call_{k}0000_20210115.csv", text))]);
        int rows = 0;
        MarketStream stream = _source.Describe(path).Single();
        StreamRequest request = new(SourceRuns.Spx, long.MinValue, long.MaxValue, new MachineZones(), _problems);
        using IEventReader reader = _source.Open(stream, request);
        MarketEvent[] buffer = new MarketEvent[Contracts + 1];
        for (int minute = 0; minute < Minutes; minute++)
        {
            int read = 0;
            while (read < buffer.Length)
            {
                read += reader.Read(buffer.AsSpan(read));
            }

            rows += buffer.Count(e => e.Kind is EventKind.OptionRow && e.OptionRow.Volume == minute + 1
                && e.TimeNs == EventTimes.Utc(2021, 1, 4, 5) + ((minute + 1) * EventTimes.Minute));
            buffer[^1].Kind.Should().Be(EventKind.ChainEnd);
        }

        rows.Should().Be(Contracts * Minutes);
        reader.Read(buffer).Should().Be(0);
        _problems.All.Should().HaveCount(Contracts, "each entry's last row goes back in time, and is counted once");
    }

    [RealDataFact]
    public void AUniverse_IsKnownAfterTheTradingDayItIsAbout()
    {
        MarketStream stream = Real("indexoption", "usa", "universes", "spx", "20201231.csv");
        (stream.Root, stream.Kinds).Should().Be(("SPX", EventKinds.OptionRow | EventKinds.Index | EventKinds.ChainEnd));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx, _problems);
        events.Select(e => e.Kind).Should().Equal([.. Enumerable.Repeat(EventKind.OptionRow, 6), EventKind.Index, EventKind.ChainEnd]);
        events[1].OptionRow.Should().Be(new OptionRow(
            EventTimes.Utc(2021, 1, 15, 14, 30), 3700, 0.2258280, 0.0028264, 0.4714948f, float.NaN, float.NaN, 48148, 1261, true));
        events[^2].Index.Should().Be(new IndexValue(3766.63, IsDaily: true));
        events[0].VenueNs.Should().Be(EventTimes.Utc(2021, 1, 4, 21, 15)); // the first trading day after 31 December
        events.Should().OnlyContain(e => e.TimeNs == EventTimes.Utc(2021, 1, 5, 5));
        _problems.All.Should().BeEmpty();
    }

    /// <summary>What the rule rests on: the futures' universes, against bars of another vendor.</summary>
    [RealDataTheory]
    [InlineData("20200102", "2020-01-03")]
    [InlineData("20200103", "2020-01-06")]
    [InlineData("20200106", "2020-01-07")]
    [InlineData("20200107", "2020-01-08")]
    public void AUniverse_HoldsTheFiguresOfTheNextTradingDay(string name, string day)
    {
        string[] universe = File.ReadLines(RealData.Path("lean", "future", "cme", "universes", "es", name + ".csv"))
            .First(l => l.StartsWith("202003")).Split(',');
        string[] bars = File.ReadLines(RealData.Path("sierra_5m", "es_daily_rth.csv")).First(l => l.StartsWith("ESH20," + day)).Split(',');
        decimal.Parse(universe[1]).Should().BeApproximately(decimal.Parse(bars[2]), 0.25m);
        bool isSameExtreme = decimal.Parse(universe[2]) == decimal.Parse(bars[3]) || decimal.Parse(universe[3]) == decimal.Parse(bars[4]);
        isSameExtreme.Should().BeTrue("one more of its figures is that of the day; the file's day ends an hour later");
    }

    [Theory]
    [InlineData("20230406", "2023-04-11")] // Good Friday: Monday 10th, known from midnight after it
    [InlineData("20230703", "2023-07-06")] // Independence Day: Wednesday 5th
    [InlineData("20231122", "2023-11-25")] // Thanksgiving: Friday 24th
    [InlineData("20221223", "2022-12-28")] // Christmas on a Sunday: Tuesday 27th
    [InlineData("20240112", "2024-01-17")] // Martin Luther King: Tuesday 16th
    [InlineData("20240524", "2024-05-29")] // Memorial Day: Tuesday 28th
    public void AUniverse_WaitsOverHolidays(string name, string known)
    {
        string path = Universe(name, "20241220,3000,C,1,1,1,1,5,,0.2,0.5,1E-05");
        DateOnly date = DateOnly.Parse(known);
        MarketStream stream = _source.Describe(path).Single();
        int offset = TimeZoneInfo.FindSystemTimeZoneById("America/New_York").GetUtcOffset(date.ToDateTime(default)).Hours;
        stream.FirstNs.Should().Be(EventTimes.Utc(date.Year, date.Month, date.Day, -offset));
        OptionRow row = _source.ReadAll(stream, SourceRuns.Spx)[0].OptionRow;
        (row.Gamma, row.OpenInterest).Should().Be((0.00001, -1));
    }

    [RealDataFact]
    public void AUniverseOfFutures_IsListedWithoutEvents() =>
        Real("future", "cme", "universes", "es", "20200102.csv").Kinds.Should().Be(EventKinds.None);

    [Fact]
    public void AUniverse_CountsWhatItCannotRead()
    {
        string path = Universe("20230405", "\r", "20230421,3000,C,1,1,1,1,5,6,0.2,0.5,0.1\r", "20230421,3000", "20231399,3000,C,1,1,1,1,5,6,0.2,0.5,0.1",
            "20230421,-1,C,1,1,1,1,5,6,0.2,0.5,0.1", "20230421,3000,X,1,1,1,1,5,6,0.2,0.5,0.1", ",,,1,1,1,no,5,6,,,");
        _source.ReadAll(_source.Describe(path).Single(), SourceRuns.Spx, _problems).Select(e => e.Kind)
            .Should().Equal(EventKind.OptionRow, EventKind.ChainEnd);
        _problems.All.Should().Equal("BadRecord@4", "BadRecord@5", "BadRecord@6", "BadRecord@7", "BadRecord@8");
    }

    [Fact]
    public void AUniverseWithoutADate_IsAnErrorWithARemedy()
    {
        string path = Universe("latest", "20230421,3000,C,1,1,1,1,5,6,0.2,0.5,0.1");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*The name of a universe is its date*20210104.csv*");
    }

    private string Universe(string name, params string[] rows) => _folder.Write(
        Path.Combine("universes", "spx", name + ".csv"),
        "#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma\n" + string.Join("\n", rows) + "\n");

    private MarketStream Real(params string[] parts) => _source.Describe(RealData.Path(["lean", .. parts])).Single();
}

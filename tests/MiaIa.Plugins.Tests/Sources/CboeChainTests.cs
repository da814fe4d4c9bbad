using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class CboeChainTests : IDisposable
{
    internal const string Names =
        "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";

    internal const string Row =
        "Fri Apr 21 2023,SPX230421C04100000,49.79,-4.31,49.5,50.5,2430,0.153,0.4882,0.0031,21472,4100.00,SPX230421P04100000,53,-2.5,0,0,1772,0,-0.5121,0.0031,14137";

    private readonly TemporaryFolder _folder = new();
    private readonly CboeChain _source = new();
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Files => GroundTruth.Files(".csv", "cboe_chains/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void EveryLeg_BecomesARowBeforeTheUnderlyingAndTheEnd(string file)
    {
        JsonElement truth = GroundTruth.Of(file);
        MarketStream stream = _source.Describe(GroundTruth.PathOf(file)).Single();
        stream.Root.Should().Be(Path.GetFileName(file)[..3]);
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx, _problems);
        _problems.All.Should().BeEmpty();
        MarketEvent[] rows = [.. events.Where(e => e.Kind is EventKind.OptionRow)];
        rows.Should().HaveCount(2 * truth.GetProperty("rows").GetInt32());
        events.Skip(rows.Length).Select(e => e.Kind).Should().Equal(EventKind.Index, EventKind.ChainEnd);
        events[^2].Index.Value.Should().Be(truth.GetProperty("spot_last").GetDouble());
        events.Should().OnlyContain(e => e.TimeNs == stream.FirstNs && e.VenueNs == e.TimeNs && e.Instrument == 1);
        rows.Where(e => e.OptionRow.IsCall).Sum(e => (long)e.OptionRow.OpenInterest).Should().Be(truth.GetProperty("total_call_oi").GetInt64());
        rows.Where(e => !e.OptionRow.IsCall).Sum(e => (long)e.OptionRow.Volume).Should().Be(truth.GetProperty("total_put_volume").GetInt64());
        rows.Count(e => e.OptionRow.IsCall && double.IsNaN(e.OptionRow.ImpliedVolatility)).Should().Be(truth.GetProperty("rows_zero_call_iv").GetInt32());
        double exposure = rows.Sum(e => e.OptionRow.Gamma * e.OptionRow.OpenInterest * (e.OptionRow.IsCall ? 1 : -1));
        double spot = events[^2].Index.Value;
        (exposure * spot * spot).Should().BeApproximately(
            truth.GetProperty("naive_gex_file_gamma").GetProperty("net_gex").GetDouble(), 1);
    }

    [RealDataTheory]
    [InlineData("SPX_2023-04-05", "2023-04-05T23:41:00Z")] // 5 April 2023, 19:41 UTC-4
    [InlineData("SPY_2023-04-11", "2023-04-12T02:23:00Z")] // 11 April, 2023 a 22:23 UTC-4
    [InlineData("SPX_2023-05-05", "2023-05-05T20:15:00Z")] // written on 6 May: the close of the quote date
    [InlineData("SPY_2023-04-26", "2023-04-26T20:15:00Z")] // written on 27 April
    [InlineData("VIX_2023-05-15", "2023-05-15T15:47:00Z")] // 15 May 2023, 11:47 AM EDT
    public void TheQuoteTime_IsTheWrittenOneOnTheQuoteDate(string name, string time) =>
        _source.Describe(RealData.Path("cboe_chains", name + ".csv")).Single().FirstNs.Should().Be(Ns(time));

    [Fact]
    public void ARow_IsReadWithItsSettlement()
    {
        IReadOnlyList<MarketEvent> events = Read(Write("SPX_2023-04-05.csv", "Date: 5 April 2023, 3:41 PM EDT,Bid: 1", Row,
            Row.Replace("SPX23", "SPXW23").Replace(",0.0031,21472", ",,21472")));
        events.Select(e => e.Kind).Should().Equal(
            EventKind.OptionRow, EventKind.OptionRow, EventKind.OptionRow, EventKind.OptionRow, EventKind.Index, EventKind.ChainEnd);
        events[0].OptionRow.Should().Be(new OptionRow(Ns("2023-04-21T13:30:00Z"), 4100, 0.153, 0.0031, 0.4882f, 49.5f, 50.5f, 21472, 2430, true));
        events[1].OptionRow.Should().Be(
            new OptionRow(Ns("2023-04-21T13:30:00Z"), 4100, double.NaN, 0.0031, -0.5121f, 0, 0, 14137, 1772, false));
        events[2].OptionRow.SettlementNs.Should().Be(Ns("2023-04-21T20:00:00Z"));
        events[2].OptionRow.Gamma.Should().Be(double.NaN);
        events[0].TimeNs.Should().Be(Ns("2023-04-05T19:41:00Z"));
    }

    [Theory]
    [InlineData("Date: 5 April 2023, 19:41 UTC\u22124,Bid: 4061.71", "2023-04-05T23:41:00Z")]
    [InlineData("Date: April 5, 2023 at 7:41 PM EDT,Bid: 4061.71", "2023-04-05T23:41:00Z")]
    [InlineData("\"Date: 5 avril 2023 \u00e0 19:41 UTC\u22124\",Bid: 1", "2023-04-05T23:41:00Z")]
    [InlineData("Date: 5 de abril de 2023, 19:41 GMT-4,Bid: 1", "2023-04-05T23:41:00Z")]
    [InlineData("Date: 5 ao\u00fbt 2023, 12:00\u202fPM ET,Bid: 1", "2023-08-05T16:00:00Z")]
    [InlineData("Date: 4 d\u00e9cembre 2023, 9h45,Bid: 1", "2023-12-04T14:45:00Z")]
    [InlineData("Date: Apr 05 2023 @ 14:20 ET,Bid: 1", "2023-04-05T18:20:00Z")]
    [InlineData("Date: 2023-04-05 15:00:10 EST,Bid: 1", "2023-04-05T19:00:10Z")]
    [InlineData("Date: 6 April 2023 00:41 UTC,Bid: 1", "2023-04-06T00:41:00Z")]
    [InlineData("Date: 5 April 2023,Bid: 1", "2023-04-05T20:15:00Z")]
    public void ADateLine_IsReadInManySpellings(string line, string time) =>
        _source.Describe(Write("chain.csv", line, Row)).Single().FirstNs.Should().Be(Ns(time));

    [Theory]
    [InlineData("Date: 4 June 4,Bid: 1")]
    [InlineData("Date: 99/99/9999 99:99 UTC-99,Bid: 1")]
    [InlineData("Date: ,Bid: 1")]
    [InlineData("")]
    public void ADateLine_IsNeverAnErrorWhenTheNameHasADate(string line)
    {
        foreach (string name in new[] { "SPX_2023-04-05.csv", "spx_quotedata_20230405.csv", "SPX 2023_04_05 late.csv" })
        {
            _source.Describe(Write(name, line, Row)).Single().FirstNs.Should().Be(Ns("2023-04-05T20:15:00Z"));
        }
    }

    [Fact]
    public void NoDateAtAll_IsAnErrorWithARemedy()
    {
        Action describe = () => _source.Describe(Write("chain.csv", "Date: 4 June 4,Bid: 1", Row));
        describe.Should().Throw<SourceException>().WithMessage("*Put the quote date into the name*SPX_2023-04-05.csv*");
    }

    [Fact]
    public void TheOlderLayout_HasNoVolatilityAndItsSymbolsInBrackets()
    {
        string path = _folder.Write("old.csv", """
            SPX (S&P 500 INDEX),1553.69,-6.29,
            Apr 04 2013 @ 14:20 ET,Bid,1553.10,Ask,1554.20,Size,1x1,Vol,0,
            Calls,Last Sale,Net,Bid,Ask,Vol,Open Int,Puts,Last Sale,Net,Bid,Ask,Vol,Open Int,
            13 Apr 1550.00 (SPX1320D1550-E),16.2,0.0,15.8,17.2,12,5120,13 Apr 1550.00 (SPX1320P1550-E),12.0,0.0,11.4,12.6,7,1024,
            13 Apr 1552.50 (SPXW1312D1552.5-E),9.0,0.0,8.8,9.2,0,1,13 Apr 1552.50 (SPXW1312P1552.5-E),9.0,0.0,8.8,9.2,0,2,

            """);
        MarketStream stream = _source.Describe(path).Single();
        (stream.Root, stream.FirstNs).Should().Be(("SPX", Ns("2013-04-04T18:20:00Z")));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx, _problems);
        events[0].OptionRow.Should().Be(new OptionRow(
            Ns("2013-04-19T13:30:00Z"), 1550, double.NaN, double.NaN, float.NaN, 15.8f, 17.2f, 5120, 12, true)); // Saturday 20 April
        events[3].OptionRow.Should().Be(new OptionRow(
            Ns("2013-04-12T20:00:00Z"), 1552.5, double.NaN, double.NaN, float.NaN, 8.8f, 9.2f, 2, 0, false));
        events[4].Index.Value.Should().Be(1553.69);
        _problems.All.Should().BeEmpty();
        _source.Inspect(path, new MachineZones()).Should().Contain("rows", 2L).And.NotContainKey("bs_profile_reference");
    }

    [Fact]
    public void FilesThatPeopleTouched_ReadTheSame()
    {
        string plain = Write("SPX_2023-04-05.csv", "Date: 5 April 2023,Bid: 1", Row);
        string[] expected = Texts(plain);
        string text = File.ReadAllText(plain);
        (string, string)[] changes =
        [
            ("\n", "\r\n"), ("2430", "\"2,430\""), ("2430", "2\u202f430"), ("21472", "\"21472\""), ("-0.5121", "\u22120.5121"),
            ("Fri Apr", "\"Fri Apr"), ("Last: 4090.38", "\"Last: 4,090.38\""), ("Last: 4090.38", "Last: 4\u202f090.38"),
            ("Last: 4090.38", "Last: 4090,38"),
        ];
        foreach ((string from, string to) in changes)
        {
            text.Should().Contain(from);
            Texts(_folder.Write("SPX_2023-04-05.csv", "\uFEFF" + text.Replace(from, to))).Should().Equal(expected, "of {0}", to);
        }
    }

    [Fact]
    public void BadRows_AreCountedAndLeftOut()
    {
        string path = Write("SPX_2023-04-05.csv", "Date: 5 April 2023,Bid: 1", "Fri Apr 21 2023,SPX2304",
            Row, Row.Replace("C04100000", "X04100000"), Row.Replace("21472", "-3"), Row.Replace("14137", "99999999999"),
            Row.Replace("SPX23", "VIX23"), Row.Replace("49.5,", "much,"));
        Read(path).Where(e => e.Kind is EventKind.OptionRow).Select(e => e.OptionRow.IsCall).Should().Equal(true, false, false, false, true, false);
        _problems.All.Should().Equal(
            "BadRecord@5", "BadRecord@7", "BadRecord@8", "BadRecord@9", "NotUsed@10", "NotUsed@10", "BadRecord@11");
    }

    [Fact]
    public void ATableWithoutAGoodRow_IsAnErrorWithItsPlace()
    {
        string path = Write("SPX_2023-04-05.csv", "Date: 5 April 2023,Bid: 1", "nothing,here");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path} (line 4): No row below*");
    }

    [Fact]
    public void ARequest_LimitsTheChainAsAWhole()
    {
        MarketStream stream = _source.Describe(Write("SPX_2023-04-05.csv", "", Row)).Single();
        _source.ReadAll(stream, fromNs: stream.FirstNs + 1).Should().BeEmpty();
        _source.ReadAll(stream, toNs: stream.FirstNs).Should().BeEmpty();
        _source.ReadAll(stream, fromNs: stream.FirstNs, toNs: stream.FirstNs + 1, block: 1).Should().HaveCount(4);
    }

    [Fact]
    public void OtherTexts_AreNotTaken()
    {
        _source.Describe(_folder.Write("a.csv", "Calls and Puts\n1,2\n")).Should().BeEmpty();
        _source.Describe(_folder.Write("b.csv", "Date,Time\n1,2\n")).Should().BeEmpty();
        _source.Describe(_folder.Write("c.csv", "Calls,Puts\n1,2\n")).Should().BeEmpty();
    }

    private static long Ns(string time) =>
        (DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime - DateTime.UnixEpoch).Ticks * 100;

    private IReadOnlyList<MarketEvent> Read(string path) => _source.ReadAll(_source.Describe(path).Single(), SourceRuns.Spx, _problems);

    private string[] Texts(string path) =>
        [.. Read(path).Select(e => $"{e.TimeNs} {e.Kind} {(e.Kind is EventKind.OptionRow ? e.OptionRow.ToString() : e.Kind is EventKind.Index ? e.Index.ToString() : "")}")];

    private string Write(string name, string dateLine, params string[] rows) => _folder.Write(
        name, $"\nStandard & Poors 500 Index,Last: 4090.38,Change:  -10.2201\n{dateLine}\n{Names}\n{string.Join("\n", rows)}\n"
            .Replace($"\n\n{Names}", $"\n-\n{Names}"));
}

using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Tables packed with gzip, daily series of one value, quotes tick by tick, days of an index; and what is told of tables.</summary>
public sealed class PackedTableTests : IDisposable
{
    private const string Bars =
        "2024-01-02 09:30:00,4800.25,4801.00,4800.00,4800.50,120\n2024-01-02 09:31:00,4800.50,4802.00,4800.25,4801.75,80\n";

    private readonly TemporaryFolder _folder = new();
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void APackedTable_ReadsLikeThePlainOne()
    {
        Csv source = new(new CsvOptions());
        MarketStream plain = source.Describe(_folder.Write("ES_1min.txt", Bars)).Single();
        MarketStream packed = source.Describe(_folder.GZip("ES_1min.txt.gz", Bars)).Single();
        source.ReadAll(packed).Select(e => (e.TimeNs, e.Bar)).Should().Equal(source.ReadAll(plain).Select(e => (e.TimeNs, e.Bar))).And.HaveCount(2);
    }

    [Fact]
    public void APackedTableThatIsCutOff_IsAnErrorAndNotAShorterOne()
    {
        string rows = string.Concat(Enumerable.Range(0, 5000).Select(i =>
            FormattableString.Invariant($"{new DateTime(2024, 1, 2).AddMinutes(i):yyyy-MM-dd HH:mm:ss},{4800 + (i * 7919 % 97)}.25,4900,4700,4800,{i}\n")));
        string path = _folder.GZip("ES_1min.txt.gz", rows);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Csv source = new(new CsvOptions());
        Action read = () => source.ReadAll(source.Describe(path).Single());
        read.Should().Throw<SourceException>();
    }

    [Fact]
    public void WhatOnlyBeginsLikeGzip_IsNoTable()
    {
        string path = _folder.At("x.gz");
        File.WriteAllBytes(path, [0x1F, 0x8B, 0x08, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        new Csv(new CsvOptions()).Describe(path).Should().BeEmpty();
        new DailyCsv(new DailyCsvOptions()).Describe(path).Should().BeEmpty();
    }

    [Fact]
    public void TheFactsOfBarsOfSeveralContracts_AreToldOneByOne()
    {
        const string Header = "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol\n";
        string path = _folder.Write("bars.csv", Header
            + "1704205800000000001,33,1,1,4800000000000,4802000000000,4799000000000,4801000000000,10,ESH4\n"
            + "1704205800000000001,33,1,2,17000000000000,17002000000000,16999000000000,17001000000000,30,NQH4\n");
        JsonElement facts = Facts(new Csv(new CsvOptions()), path);
        facts.GetProperty("first").GetString().Should().Be("2024-01-02T14:30:00.000000001Z", "nanoseconds are kept");
        facts.GetProperty("volume").GetInt64().Should().Be(40);
        facts.TryGetProperty("high", out _).Should().BeFalse("a high over two contracts is nobody's");
        facts.GetProperty("instruments").GetProperty("ESH4").GetProperty("high").GetDecimal().Should().Be(4802);
        facts.GetProperty("instruments").GetProperty("NQH4").GetProperty("sum_last_x_volume").GetDecimal().Should().Be(510_030);
    }

    [Fact]
    public void TheFactsOfPrints_HaveTheVolumeBySideTheMeanPriceAndTheLastQuote()
    {
        // Kibot: price, bid, ask, size. 2 bought at 4801, 6 sold at 4800: (2 * 4801 + 6 * 4800) / 8 = 4800.25.
        string path = _folder.Write("ES.txt", "01/02/2024,09:30:00,4801.00,4800.00,4801.00,2\n01/02/2024,09:30:01,4800.00,4800.00,4801.00,6\n");
        JsonElement facts = Facts(new Csv(new CsvOptions()), path);
        facts.GetProperty("first_price").GetDecimal().Should().Be(4801);
        (facts.GetProperty("buy_volume").GetInt64(), facts.GetProperty("sell_volume").GetInt64(), facts.GetProperty("none_volume").GetInt64()).Should().Be((2, 6, 0));
        facts.GetProperty("vwap").GetDecimal().Should().Be(4800.25m);
        facts.GetProperty("final_top_of_book").GetProperty("ask_px").GetDecimal().Should().Be(4801);
    }

    [Fact]
    public void TheFactsOfQuotes_CountThoseThatAreCrossedAndNotThoseThatAreLocked()
    {
        string path = _folder.Write("ES.txt",
            "01/02/2024,09:30:00,4801.00,4800.00,4801.00,2\n01/02/2024,09:30:01,4801.00,4801.00,4801.00,6\n01/02/2024,09:30:02,4801.00,4801.25,4801.00,1\n");
        JsonElement facts = Facts(new Csv(new CsvOptions()), path);
        (facts.GetProperty("quotes").GetInt64(), facts.GetProperty("crossed_quotes").GetInt64()).Should().Be((3, 1));
    }

    [Theory]
    [InlineData("VVIX.csv", "DATE,VVIX\n01/02/2024,90.5\n01/03/2024,91.25\n")]
    [InlineData("VIXCLS.csv", "observation_date,VIXCLS\n2024-01-01,.\n2024-01-02,90.5\n2024-01-03,91.25\n")]
    [InlineData("VIX.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,90,91,90,90.5,90.5,0\n2024-01-03,91,92,91,91.25,91.25,0\n")]
    public void ADailySeries_OfOneValueOrWithAnAdjustedClose_IsRead(string name, string text)
    {
        DailyCsv source = new(new DailyCsvOptions());
        MarketStream stream = source.Describe(_folder.Write(name, text)).Single();
        source.ReadAll(stream, SourceRuns.Spx, _problems).Select(e => e.Index.Value).Should().Equal(90.5, 91.25);
        _problems.All.Should().BeEmpty();
        Facts(source, stream.Path).GetProperty("sum_close").GetDecimal().Should().Be(181.75m);
    }

    [Fact]
    public void QuotesOfEveryChange_AreReadFromLean()
    {
        string path = _folder.Zip("20240102_quote.zip", ("20240102_es_tick_quote_202403.csv",
            "1000,4800.25,5,4800.5,7,CME,,0\n1000,4800.25,6,4800.5,7,CME,,0\n1010,4800.25,6,,0,CME,,0\n1020,4800.25,6,4800.5,1,CME,,1\n"));
        LeanZip source = new();
        MarketStream stream = source.Describe(path).Single();
        stream.Kinds.Should().Be(EventKinds.Quote);
        source.ReadAll(stream, problems: _problems).Select(e => e.Quote).Should().Equal(
            new Quote(19201, 19202, 5, 7), new Quote(19201, 19202, 6, 7), new Quote(19201, 0, 6, 0));
        _problems.All.Should().Equal("NotUsed@4");
        Facts(source, path).GetProperty("entries").GetProperty("20240102_es_tick_quote_202403.csv").GetProperty("sum_bid_size").GetDecimal().Should().Be(23);
    }

    [Fact]
    public void DaysOfAnIndex_AreReadFromLean()
    {
        LeanZip source = new();
        MarketStream stream = source.Describe(_folder.Zip(
            "vix.zip", ("vix.csv", "20240102 00:00,13.1,13.9,12.8,13.2,0\n20240103 00:00,13.5,14.2,13.4,14.04,0\n"))).Single();
        (stream.Root, stream.Kinds).Should().Be(("VIX", EventKinds.Index));
        source.ReadAll(stream, SourceRuns.Spx, _problems).Select(e => e.Index).Should().Equal(
            new IndexValue(13.2, IsDaily: true), new IndexValue(14.04, IsDaily: true));
    }

    private static JsonElement Facts(IInspector source, string path) => JsonSerializer.SerializeToElement(source.Inspect(path, new MachineZones()));
}

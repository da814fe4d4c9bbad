using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Any other table, by the columns that the options name.</summary>
public sealed class CsvMappingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bars_OfAnyOrderSeparatorMarkZoneAndStamp()
    {
        Csv source = new(new CsvOptions
        {
            Columns = "symbol,-,date,time,close,open,high,low,volume,bid-volume,ask-volume,trades",
            TimeFormat = "dd.MM.yyyy HH:mm",
            Zone = "America/Chicago",
            Separator = "|",
            DecimalMark = ",",
            Stamp = CsvStamp.End,
            Period = new BarPeriod(60),
        });
        string path = _folder.Write("export.dat", "sym|x|d|t|c|o|h|l|v|b|a|n\nESM4|?|01.05.2024|08:31|5050,25|5050|5050,5|5049,75|10|4|6|3\n");
        MarketStream stream = source.Describe(path).Single();
        (stream.Contract, stream.Period).Should().Be((202406, new BarPeriod(60)));
        MarketEvent e = source.ReadAll(stream, problems: _problems).Single();
        (e.VenueNs, e.TimeNs).Should().Be((EventTimes.Utc(2024, 5, 1, 13, 30), EventTimes.Utc(2024, 5, 1, 13, 31)));
        e.Bar.Should().Be(new Bar(60, 20200, 20202, 20199, 20201, 10, 6, 4, 2, DeltaKind.Exact, HasPrints: false, 3));
    }

    [Fact]
    public void Prints_WithQuotesAndSides()
    {
        Csv source = new(new CsvOptions { Columns = "time,price,size,bid,ask,bid-size,ask-size,side,-", Symbol = "ESH24" });
        string path = _folder.Write("ticks.csv",
            "1704205800123,4800.25,3,4800,4800.25,5,7,BUY,x\n1704205800124,4800,1,4800,4800.25,5,7,,x\n1704205800125,4800,1,4800,4800,5,7,S,x\n");
        MarketStream stream = source.Describe(path).Single();
        (stream.Contract, stream.Kinds).Should().Be((202403, EventKinds.Trade | EventKinds.Quote));
        IReadOnlyList<MarketEvent> events = source.ReadAll(stream, problems: _problems);
        events.Select(e => e.Kind).Should().Equal(EventKind.Quote, EventKind.Trade, EventKind.Trade, EventKind.Quote, EventKind.Trade);
        events.Where(e => e.Kind is EventKind.Trade).Select(e => e.Trade.Aggressor).Should().Equal(Side.Buy, Side.None, Side.Sell);
        events[0].TimeNs.Should().Be(EventTimes.Utc(2024, 1, 2, 14, 30) + 123_000_000);
        _problems.All.Should().Equal("CrossedQuote@3");
    }

    [Theory]
    [InlineData("2024-05-13 09:30:00")]
    [InlineData("2024-05-13T09:30")]
    [InlineData("2024/05/13 09:30")]
    [InlineData("20240513 093000")]
    [InlineData("20240513 09:30:00.000")]
    [InlineData("05/13/2024 09:30")]
    [InlineData("5/13/2024 9:30:00 AM")]
    [InlineData("13/05/2024 09:30:00")]
    [InlineData("13.05.2024 09:30")]
    [InlineData("2024-05-13T13:30:00Z")]
    [InlineData("1715607000")]
    [InlineData("1715607000000000000")]
    public void TheFormatOfTimes_IsFoundWhenOnlyOneFits(string time)
    {
        Csv source = new(new CsvOptions { Columns = "time,price,size", Zone = "America/New_York" });
        string path = _folder.Write("ES.csv", $"{time},5050,1\n");
        source.Describe(path).Single().FirstNs.Should().Be(EventTimes.Utc(2024, 5, 13, 13, 30));
    }

    [Fact]
    public void ATimeThatCanBeReadInTwoWays_IsRefused()
    {
        Csv source = new(new CsvOptions { Columns = "time,price,size" });
        string path = _folder.Write("ES.csv", "03/05/2024 09:30,5050,1\n04/05/2024 09:30,5050,1\n");
        Action describe = () => source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*time-format*several ways*");
        new Csv(new CsvOptions { Columns = "time,price,size", TimeFormat = "dd/MM/yyyy HH:mm" }).Describe(path).Single()
            .FirstNs.Should().Be(EventTimes.Utc(2024, 5, 3, 9, 30));
    }

    [Theory]
    [InlineData("time,prize,size", null, "*no column 'prize'. Known: date, time*")]
    [InlineData("time,price,-", null, "*option columns need*")]
    [InlineData("time,price,size", "HH:mm", "*'HH:mm' is no format of times*")]
    [InlineData("time,price,size", "dd/MM/yyyy", "*time-format dd/MM/yyyy does not fit '2024-05-01 09:30'*")]
    public void WrongOptions_AreToldWithTheRemedy(string columns, string? format, string message)
    {
        Csv source = new(new CsvOptions { Columns = columns, TimeFormat = format });
        string path = _folder.Write("ES.csv", "2024-05-01 09:30,5050,1\n");
        Action describe = () => source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage(message);
    }

    [Fact]
    public void ATableOfAnotherWidth_IsNotOurs() =>
        new Csv(new CsvOptions { Columns = "time,price,size" }).Describe(_folder.Write("a.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n1990-01-02,1,1,1,1\n"))
            .Should().BeEmpty();

    [Fact]
    public void BarsOfOneRow_NeedTheirPeriod()
    {
        string path = _folder.Write("ES 12-23.Last.txt", "20231101 133100;4200.25;4201;4200;4200.5;1200\n");
        Action describe = () => new Csv(new CsvOptions()).Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*Set the csv option period*");
        new Csv(new CsvOptions { Period = new BarPeriod(60) }).Describe(path).Single().Period.Should().Be(new BarPeriod(60));
    }

    /// <summary>A real export of another program, read by a mapping, gives the same bars as the source that is made for it.</summary>
    [RealDataFact]
    public void ARealTableByMapping_IsWhatItsOwnSourceReads()
    {
        string packed = RealData.Path("sierra_5m", "ESM17-CME.scid_BarData__5m.txt.gz");
        string path = _folder.At("ESM17.txt");
        using (System.IO.Compression.GZipStream unpacked = new(File.OpenRead(packed), System.IO.Compression.CompressionMode.Decompress))
        using (FileStream file = File.Create(path))
        {
            unpacked.CopyTo(file);
        }

        SierraText own = new(new SierraTextOptions());
        Csv mapped = new(new CsvOptions
        {
            Columns = "date,time,open,high,low,close,volume,trades,bid-volume,ask-volume",
            TimeFormat = "yyyy/M/d HH:mm:ss",
            Zone = "America/Chicago",
        });
        MarketStream stream = mapped.Describe(path).Single();
        (stream with { Path = packed }).Should().Be(own.Describe(packed).Single());
        IReadOnlyList<MarketEvent> expected = own.ReadAll(own.Describe(packed).Single());
        IReadOnlyList<MarketEvent> found = mapped.ReadAll(stream, problems: _problems);
        _problems.All.Should().BeEmpty();
        found.Select(e => (e.VenueNs, e.TimeNs, e.Bar)).SequenceEqual(expected.Select(e => (e.VenueNs, e.TimeNs, e.Bar))).Should().BeTrue();
        found.Should().HaveCountGreaterThan(10_000);
    }

    [Fact]
    public void APresetAlone_ReadsNothingElse()
    {
        string path = _folder.Write("ES.txt", "05/01/2024,09:30:01,5050.25,3\n");
        new Csv(new CsvOptions { Preset = CsvPreset.Kibot }).Describe(path).Should().ContainSingle();
        new Csv(new CsvOptions { Preset = CsvPreset.Ninjatrader }).Describe(path).Should().BeEmpty();
    }
}

using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The events that option tables become.</summary>
public sealed class CboeTests : IDisposable
{
    private const string Header =
        "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";

    private const string Name = "Standard & Poors 500 Index,Last: 4090.38,Change: -10.22";

    private const string Row =
        "Fri Apr 21 2023,SPX230421C04000000,120,1,119.5,121.5,1\u202F234,0.1523,0.72,0.0031,5678,4000.00,SPX230421P04000000,30,-1,29.8,30.2,99,0,-0.28,0.0031,77";

    private static readonly Instrument Spx = new(3, "SPX", 0.01m, 0, 0, IsIndex: true);

    private readonly CboeChain _source = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5 April 2023, 19:41 UTC\u22124", "2023-04-05 23:41")]
    [InlineData("April 5, 2023 at 4:02 PM EDT", "2023-04-05 20:02")]
    [InlineData("5 avril 2023 \u00E0 12:30", "2023-04-05 16:30")]
    [InlineData("6 April 2023, 8:40 PM EDT", "2023-04-05 20:15")]
    [InlineData("4 June 4", "2023-04-05 20:15")]
    [InlineData("", "2023-04-05 20:15")]
    public void Time_IsThatOfTheLine_WhenItIsOfTheDayInTheName(string line, string utc)
    {
        string path = Write("SPX_2023-04-05.csv", $"Date: {line},Bid: 1,Ask: 2,Size: 1*1,Volume: 0", Row);
        Stamp(_source.Describe(path)[0].FirstNs).Should().Be(utc);
    }

    [Theory]
    [InlineData("5 April 2023, 10:00 AM EDT", "2023-04-05 14:00")]
    [InlineData("5 de abril de 2023, 10:00", "2023-04-05 14:00")]
    [InlineData("D\u00E9cembre 11, 2023 at 9:45 AM EST", "2023-12-11 14:45")]
    public void Date_ComesFromTheLine_WhenTheNameHasNone(string line, string utc) =>
        Stamp(_source.Describe(Write("chain.csv", $"Date: {line},Bid: 1,Ask: 2", Row))[0].FirstNs).Should().Be(utc);

    [Fact]
    public void Date_NowhereToBeFound_SaysWhereToPutIt()
    {
        string path = Write("chain.csv", "Date: soon,Bid: 1", Row);
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*chain.csv*SPX_2023-04-05.csv*");
    }

    [Fact]
    public void Rows_BecomeOptionsBetweenTheSpotAndTheEnd()
    {
        string path = Write("SPX_2023-04-05.csv", "Date: ,Bid: 1", Row, "Fri Apr 21 2023,SPXW230421C04000000,1,1,1,1,1,1,1,1,1,4000.00,SPXW230421P04000000,0,0,0,0,0,0,0,0,0", "a,b", "Fri,XX,,,,,,,,,,,,,,,,,,,,");
        CountedProblems problems = new();
        MarketStream stream = _source.Describe(path)[0];
        (stream.Root, stream.Kinds).Should().Be(("SPX", EventKinds.Index | EventKinds.OptionRow | EventKinds.ChainEnd));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, Spx, problems);
        events.Select(e => e.Kind).Should().Equal(
            EventKind.Index, EventKind.OptionRow, EventKind.OptionRow, EventKind.OptionRow, EventKind.OptionRow, EventKind.ChainEnd);
        events[0].Index.Value.Should().Be(4090.38);
        OptionRow call = events[1].OptionRow;
        (call.Strike, call.ImpliedVolatility, call.Gamma, call.Delta, call.Bid, call.Ask, call.OpenInterest, call.Volume, call.IsCall)
            .Should().Be((4000, 0.1523, 0.0031, 0.72f, 119.5f, 121.5f, 5678, 1234, true));
        Stamp(call.SettlementNs).Should().Be("2023-04-21 13:30", "SPX settles by the opening prices");
        events[2].OptionRow.ImpliedVolatility.Should().Be(double.NaN, "0 means that it could not be computed");
        events[2].OptionRow.IsCall.Should().BeFalse();
        Stamp(events[3].OptionRow.SettlementNs).Should().Be("2023-04-21 20:00", "SPXW settles by the closing prices");
        problems.All.Should().Equal("BadRecord@7", "BadRecord@8");
    }

    [Fact]
    public void OldLayout_IsReadWithoutGreeks()
    {
        string path = _folder.Write(
            "spx_20150320.csv",
            "SPX (S&P 500 INDEX),2108.06,+18.79\r\nMar 20 2015 @ 17:01 ET,Bid,2105,Ask,2110\r\nCalls,Last Sale,Net,Bid,Ask,Vol,Open Int,Puts,Last Sale,Net,Bid,Ask,Vol,Open Int,\r\n"
            + "15 Apr 2000.00 (SPX1517D2000-E),110.5,0,109,111,10,2000,15 Apr 2000.00 (SPX1517P2000-E),5,0,4.9,5.1,20,3000,\r\n");
        MarketStream stream = _source.Describe(path)[0];
        Stamp(stream.FirstNs).Should().Be("2015-03-20 21:01");
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, Spx);
        events[0].Index.Value.Should().Be(2108.06);
        OptionRow put = events[2].OptionRow;
        (put.Strike, put.Bid, put.Ask, put.OpenInterest, put.Volume, put.IsCall).Should().Be((2000, 4.9f, 5.1f, 3000, 20, false));
        put.ImpliedVolatility.Should().Be(double.NaN);
        Stamp(put.SettlementNs).Should().Be("2015-04-17 13:30");
    }

    [Fact]
    public void OtherTables_AreLeftToOthers()
    {
        string path = _folder.Write("bars.csv", "Date, Time, Open, High, Low, Last, Volume\n");
        _source.Describe(path).Should().BeEmpty();
    }

    private static string Stamp(long timeNs) =>
        DateTime.UnixEpoch.AddTicks(timeNs / 100).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string Write(string name, string dateLine, params string[] rows) =>
        _folder.Write(name, $"\n{Name}\n{dateLine}\n{Header}\n{string.Join('\n', rows)}\n");
}

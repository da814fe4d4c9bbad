using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class LevelsCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LevelsCsv _source = new(new LevelsCsvOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Levels_HoldFromTheirTimeOn()
    {
        string path = _folder.Write("levels.csv",
            "\uFEFFLabel,Price,Time\r\nCall Resistance,4850,2024-01-02 09:00\r\nHVL,4801.37,2024-01-02T14:00:00Z\r\nBL 3,4790.5,2024-01-03\r\n\r\n");
        MarketStream stream = _source.Describe(path).Single();
        (stream.Root, stream.Kinds, stream.FirstNs, stream.LastNs)
            .Should().Be(("", EventKinds.Level, EventTimes.Utc(2024, 1, 2, 14), EventTimes.Utc(2024, 1, 2, 23)));
        _source.ReadAll(stream, problems: _problems).Select(e => (e.Instrument, e.TimeNs, e.Level)).Should().Equal(
            (0, EventTimes.Utc(2024, 1, 2, 14), new Level(LevelKind.CallResistance, 0, 4850)),
            (0, EventTimes.Utc(2024, 1, 2, 14), new Level(LevelKind.HighVolatilityLevel, 0, 4801.37)),
            (0, EventTimes.Utc(2024, 1, 2, 23), new Level(LevelKind.BlindSpot, 3, 4790.5))); // the session of the third
        _problems.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("call resistance", LevelKind.CallResistance, 0)]
    [InlineData("PUT-SUPPORT", LevelKind.PutSupport, 0)]
    [InlineData("hvl", LevelKind.HighVolatilityLevel, 0)]
    [InlineData("1D Min", LevelKind.OneDayMin, 0)]
    [InlineData("1-day max", LevelKind.OneDayMax, 0)]
    [InlineData("one-day max", LevelKind.OneDayMax, 0)]
    [InlineData("Call Resistance 0DTE", LevelKind.CallResistanceZeroDte, 0)]
    [InlineData("0dte put support", LevelKind.PutSupportZeroDte, 0)]
    [InlineData("HVL 0DTE", LevelKind.HighVolatilityLevelZeroDte, 0)]
    [InlineData("Gamma Wall 0DTE", LevelKind.GammaWallZeroDte, 0)]
    [InlineData("GEX1", LevelKind.GammaExposure, 1)]
    [InlineData("GEX 10", LevelKind.GammaExposure, 10)]
    [InlineData("BL10", LevelKind.BlindSpot, 10)]
    [InlineData("SG1", LevelKind.SecondaryGamma, 1)]
    [InlineData("SG60", LevelKind.SecondaryGamma, 60)]
    public void Labels_AreKnown(string label, LevelKind kind, int number)
    {
        string path = _folder.Write("levels.csv", $"label,price,time\n{label},4850,2024-01-02 09:00\n");
        _source.ReadAll(_source.Describe(path).Single()).Single().Level.Should().Be(new Level(kind, (byte)number, 4850));
    }

    [Theory]
    [InlineData("GEX11")]
    [InlineData("GEX0")]
    [InlineData("BL")]
    [InlineData("SG61")]
    [InlineData("SG999999999999")]
    [InlineData("1D min 0DTE")]
    [InlineData("pivot")]
    [InlineData("")]
    public void AnUnknownLabel_IsABadRow(string label)
    {
        string path = _folder.Write("levels.csv", $"label,price,time\nHVL,4850,2024-01-02 09:00\n{label},4850,2024-01-02 09:00\n");
        _source.ReadAll(_source.Describe(path).Single(), problems: _problems).Should().ContainSingle();
        _problems.All.Should().Equal("BadRecord@3");
    }

    [Fact]
    public void WhenNoLabelIsKnown_TheKnownOnesAreNamed()
    {
        string path = _folder.Write("levels.csv", "label,price,time\npivot,4850,2024-01-02 09:00\n");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path} (line 2): No row can be read. Expected a label (call resistance, *BL 1 to 10*");
    }

    [Fact]
    public void TheInstrument_MayBeAnOption()
    {
        string path = _folder.Write("levels.csv", "label,price,time\nHVL,4850,2024-01-02 09:00\nHVL,4860,2024-01-01 09:00\n");
        LevelsCsv source = new(new LevelsCsvOptions { Symbol = "SPX" });
        source.Describe(path).Single().Root.Should().Be("SPX");
        source.ReadAll(source.Describe(path).Single(), SourceRuns.Spx, _problems).Single().Instrument.Should().Be(1);
        _problems.All.Should().Equal("TimeBackwards@3");
        IReadOnlyDictionary<string, object?> facts = source.Inspect(path, new MachineZones());
        facts["rows"].Should().Be(2L);
    }

    [Theory]
    [InlineData("time,impact,title\n2024-01-31 14:00,high,a\n")]
    [InlineData("time,price,size\n2024-01-31 14:00,1,1\n")]
    [InlineData("")]
    public void OtherText_IsNotRecognised(string text) => _source.Describe(_folder.Write("a.csv", text)).Should().BeEmpty();
}

using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>Walls of today's options that are run and taken back. 400 ticks are 100 points.</summary>
public sealed class ZeroDteSweepTests
{
    private readonly TestInput _callWall = new("gamma-levels.zero-dte-call-wall");
    private readonly TestInput _putWall = new("gamma-levels.zero-dte-put-wall");
    private readonly FeatureRun _run;

    public ZeroDteSweepTests()
    {
        _callWall.Set(110);
        _putWall.Set(100);
        _run = new FeatureRun(new ZeroDteSweep(
            new ZeroDteSweepOptions(), new BarPeriod(60), TestInstruments.Es, _callWall.Input, _putWall.Input));
    }

    [Theory]
    [InlineData(394, 408, 1)] // six ticks through, eight back
    [InlineData(394, 401, 1)]
    [InlineData(395, 401, 0)] // five ticks through
    [InlineData(394, 400, 0)] // closed at the wall, not above it
    [InlineData(394, 409, 0)] // nine ticks from it
    public void PutWall_ThatIsSwept_IsBought(int low, int close, int signal)
    {
        _run.Bar(404, 410, low, close, 50, 50);
        _run["signal"].Value.Should().Be(signal);
        _run["put-wall-ticks"].Value.Should().Be(400 - close);
        _run["put-wall-reach"].Value.Should().Be(400 - low);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
        _run["stop"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(446, 432, -1)]
    [InlineData(445, 439, 0)]
    [InlineData(446, 440, 0)]
    [InlineData(446, 431, 0)]
    public void CallWall_ThatIsSwept_IsSold(int high, int close, int signal)
    {
        _run.Bar(436, high, 430, close, 50, 50);
        _run["signal"].Value.Should().Be(signal);
        _run["call-wall-reach"].Value.Should().Be(high - 440);
    }

    [Fact]
    public void BothWallsInOneBar_AreNone()
    {
        _callWall.Set(101);
        _run.Bar(402, 410, 394, 402, 50, 50);
        _run["signal"].Value.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_callWall, _putWall];
        all[input].SetMissing();
        _run.Bar(404, 410, 394, 401, 50, 50);
        _run.ShouldSayNothing();
    }
}

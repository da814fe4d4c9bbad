using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class NewsWindowTests
{
    private readonly NewsWindow _window = new(30);

    [Theory]
    [InlineData(969, false)]
    [InlineData(970, true)]
    [InlineData(1000, true)]
    [InlineData(1030, true)]
    [InlineData(1031, false)]
    public void Release_IsNear_FromBeforeToAfterIt(long nowNs, bool isNear)
    {
        Announce(NewsImpact.High, 1000);
        _window.IsNear(nowNs).Should().Be(isNear);
    }

    [Theory]
    [InlineData(NewsImpact.Low)]
    [InlineData(NewsImpact.Medium)]
    public void Release_ThatHardlyMovesTheMarket_DoesNotCount(NewsImpact impact)
    {
        Announce(impact, 1000);
        _window.IsNear(1000).Should().BeFalse();
    }

    [Fact]
    public void Releases_AreAllKept_WhileTheyAreNotOver()
    {
        for (int i = 1; i <= 3; i++)
        {
            Announce(NewsImpact.High, 1000 * i);
        }

        Announce(NewsImpact.High, 4000, nowNs: 2500);
        foreach (long nowNs in (long[])[3000, 4000])
        {
            _window.IsNear(nowNs).Should().BeTrue();
        }

        foreach (long nowNs in (long[])[2500, 3500, 5000])
        {
            _window.IsNear(nowNs).Should().BeFalse();
        }
    }

    [Fact]
    public void MoreThanCanBeKept_MakeTheWholeTimeNear()
    {
        for (int i = 1; i <= 64; i++)
        {
            Announce(NewsImpact.High, 1000 * i);
        }

        _window.IsNear(1500).Should().BeFalse();
        Announce(NewsImpact.High, 65_000);
        _window.IsNear(1500).Should().BeTrue();
        _window.IsNear(65_030).Should().BeTrue();
        _window.IsNear(65_031).Should().BeFalse();
    }

    private void Announce(NewsImpact impact, long releaseNs, long nowNs = 0)
    {
        News news = new(impact, releaseNs);
        _window.Add(in news, nowNs);
    }
}

using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class BarWindowTests
{
    private readonly BarWindow _window = new(5);

    [Fact]
    public void Bars_AreCountedBackFromTheNewest_AndTheOldestGoes()
    {
        for (int i = 1; i <= 7; i++)
        {
            _window.IsFull.Should().Be(i > 5);
            Add(100 + i, 90 + i, i);
        }

        _window.Count.Should().Be(5);
        Enumerable.Range(0, 5).Select(i => _window[i].Volume).Should().Equal(7, 6, 5, 4, 3);
        _window.Clear();
        _window.Count.Should().Be(0);
        Add(100, 90, 9);
        (_window[0].Volume, _window.IsFull).Should().Be((9, false));
    }

    [Fact]
    public void TopAndBottom_AreSeenFromASide()
    {
        Add(110, 95, 1);
        Add(105, 91, 1);
        Add(120, 80, 1);
        (_window.Top(Side.Buy, 0), _window.Bottom(Side.Buy, 0)).Should().Be((120, 80));
        (_window.Top(Side.Sell, 0), _window.Bottom(Side.Sell, 0)).Should().Be((-80, -120));
        _window.TopBefore(Side.Buy, 2).Should().Be(110, "the newest is not among those before it");
        _window.TopBefore(Side.Sell, 2).Should().Be(-91);
        _window.TopBefore(Side.Buy, 1).Should().Be(105);
    }

    [Fact]
    public void UsualVolume_IsOfTheBarsBeforeTheNewest()
    {
        foreach (int volume in (int[])[40, 10, 30, 20, 900])
        {
            Add(100, 90, volume);
        }

        _window.MeanVolumeBefore(4).Should().Be(25);
        _window.MeanVolumeBefore(3).Should().Be(20);
        _window.MedianVolumeBefore(4).Should().Be(25, "between 20 and 30");
        _window.MedianVolumeBefore(3).Should().Be(20);
        Enumerable.Range(0, 5).Select(i => _window[i].Volume).Should().Equal([900, 20, 30, 10, 40], "asking changes nothing");
    }

    private void Add(int high, int low, int volume)
    {
        Bar bar = new(60, low, high, low, high, volume, 0, 0, 0, DeltaKind.None);
        _window.Add(in bar);
    }
}

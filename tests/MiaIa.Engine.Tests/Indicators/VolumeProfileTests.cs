using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Indicators;

public sealed class VolumeProfileTests
{
    private readonly VolumeProfile _profile = new();

    /// <summary>Rows 100.00 to 101.25: control 100.50, then 40 + 15 above against 20 + 10 below: 105 of 140.</summary>
    [Fact]
    public void TheValueArea_TakesTheLargerTwoRows()
    {
        Rows(400, 10, 20, 50, 40, 15, 5);
        _profile.ValueArea().Should().Be(new ValueArea(402, 402, 404, 0.75));
    }

    /// <summary>5 5 10 5 5 of 30: both pairs are equal, both are taken.</summary>
    [Fact]
    public void EqualGroups_AreBothTaken()
    {
        Rows(10, 5, 5, 10, 5, 5);
        _profile.ValueArea().Should().Be(new ValueArea(12, 10, 14, 1));
    }

    /// <summary>
    /// Control at the top: only the rows below are left, two by two: 20 + 6 + 5 = 31, then 4 and 3 of 40: .95.
    /// </summary>
    [Fact]
    public void WhenOneSideIsExhausted_TheOtherIsTaken()
    {
        Rows(10, 2, 3, 4, 5, 6, 20);
        _profile.ValueArea(0.80).Should().Be(new ValueArea(15, 11, 15, 0.95));
    }

    [Theory]
    [InlineData(new[] { 9, 1, 1, 9, 1 }, 13)] // middle 12: the second is closer
    [InlineData(new[] { 1, 9, 1, 9, 1 }, 11)] // equally far: the lower
    public void EqualControls_AreDecidedByTheMiddle(int[] rows, int expected)
    {
        Rows(10, rows);
        _profile.ValueArea().PointOfControlTicks.Should().Be(expected);
    }

    [Fact]
    public void ABar_IsSpreadEvenly_AndIsAnEstimate()
    {
        _profile.Add(SampleBars.Of(10, 13, 10, 12, volume: 100));
        _profile.VolumeAt(9).Should().Be(0);
        _profile.VolumeAt(10).Should().Be(25);
        _profile.VolumeAt(13).Should().Be(25);
        _profile.IsEstimated.Should().BeTrue();
        _profile.Volume.Should().Be(100);
        _profile.Reset();
        _profile.HasValue.Should().BeFalse();
        _profile.VolumeAt(10).Should().Be(0);
        _profile.ValueArea().Should().Be(default(ValueArea));
    }

    /// <summary>
    /// Rows 1 3 6 9 6 3 0 1 3 6 from 10 up. Three times the smoothed rows 11 to 18: 10 18 21 18 9 4 4 10, their mean
    /// 11.75. 13 is above its neighbours and the mean. 16 and 17 are equal, so neither is below the other.
    /// </summary>
    [Fact]
    public void Nodes_StandAboveOrBelowTheirNeighbours()
    {
        Rows(10, 1, 3, 6, 9, 6, 3, 0, 1, 3, 6);
        Nodes(isHigh: true).Should().Equal(13);
        Nodes(isHigh: false).Should().BeEmpty();
        _profile.Add(18, 3); // 17 becomes 7 and 18 13: 16 is alone with 4, not above half of 12.5
        Nodes(isHigh: false).Should().Equal(16);
        _profile.Add(16, 9); // 13 against 18 and 16: still below both, but above half of the mean
        Nodes(isHigh: false).Should().BeEmpty();
    }

    [Fact]
    public void RowsMoveAndGrow_WithoutLosingVolume()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            TestRandom random = new(seed);
            VolumeProfile profile = new();
            Dictionary<int, int> expected = [];
            int price = random.Next(-1000, 30_000);
            for (int i = 0; i < 300; i++)
            {
                price += random.Next(-200, 200);
                int size = random.Next(1, 9);
                profile.Add(price, size);
                expected[price] = expected.GetValueOrDefault(price) + size;
            }

            profile.LowTicks.Should().Be(expected.Keys.Min());
            profile.HighTicks.Should().Be(expected.Keys.Max());
            for (int row = profile.LowTicks; row <= profile.HighTicks; row++)
            {
                if (profile.VolumeAt(row) != expected.GetValueOrDefault(row))
                {
                    Assert.Fail($"seed {seed}: {profile.VolumeAt(row)} at {row} instead of {expected.GetValueOrDefault(row)}.");
                }
            }
        }
    }

    [Fact]
    public void APriceBeyondBelief_IsCountedAndLeftOut()
    {
        _profile.Add(20_000, 5);
        _profile.Add(2_000_000_000, 3);
        _profile.Add(int.MinValue, 2);
        _profile.VolumeOutside.Should().Be(5);
        _profile.HighTicks.Should().Be(20_000);
        _profile.Volume.Should().Be(5);
    }

    private int[] Nodes(bool isHigh)
    {
        int[] nodes = new int[8];
        return nodes[..(isHigh ? _profile.HighVolumeNodes(nodes) : _profile.LowVolumeNodes(nodes))];
    }

    private void Rows(int first, params int[] volumes)
    {
        for (int i = 0; i < volumes.Length; i++)
        {
            _profile.Add(first + i, volumes[i]);
        }
    }
}

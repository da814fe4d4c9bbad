using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class SetupRowTests
{
    private readonly FeatureValue[] _values = new FeatureValue[5];

    [Theory]
    [InlineData(1, 101, true)]
    [InlineData(1, 100, false)] // at the price
    [InlineData(1, 99, false)] // behind it
    [InlineData(-1, 99, true)]
    [InlineData(-1, 101, false)]
    [InlineData(0, 101, false)] // no setup
    public void Target_MustLieAhead(int side, double target, bool isThere)
    {
        SetupRow row = new(_values, FeatureStatus.Estimated, 7);
        row.Say(side, 100, target);
        row.StopAt(side, 98);
        row.Aim(3, side, 100, target);
        FeatureValue expected = isThere ? new FeatureValue(target, FeatureStatus.Estimated, 7) : FeatureValue.Missing;
        _values[0].Should().Be(new FeatureValue(side, FeatureStatus.Estimated, 7));
        _values[1].Should().Be(expected);
        _values[2].Should().Be(side != 0 ? new FeatureValue(98, FeatureStatus.Estimated, 7) : FeatureValue.Missing);
        _values[3].Should().Be(expected);
        _values[4].Should().Be(FeatureValue.Missing);
    }

    [Fact]
    public void RowBegins_Missing()
    {
        Array.Fill(_values, new FeatureValue(1, FeatureStatus.Ok, 1));
        SetupRow row = new(_values, FeatureStatus.Ok, 2);
        row.Say(1);
        row.Put(4, 0.5);
        _values[0].Should().Be(new FeatureValue(1, FeatureStatus.Ok, 2));
        _values[1..4].Should().OnlyContain(v => v == FeatureValue.Missing);
        _values[4].Should().Be(new FeatureValue(0.5, FeatureStatus.Ok, 2));
    }

    [Fact]
    public void WorstOfSeveral_IsTheirMaximum()
    {
        FeatureValue ok = new(1, FeatureStatus.Ok, 0);
        FeatureValue partial = new(1, FeatureStatus.Partial, 0);
        FeatureValue.Worst().Should().Be(FeatureStatus.Ok);
        FeatureValue.Worst(ok, partial, ok).Should().Be(FeatureStatus.Partial);
        FeatureValue.Worst(partial, FeatureValue.Missing, ok).Should().Be(FeatureStatus.Missing);
    }
}

using MiaIa.Engine.Decisions;

namespace MiaIa.Engine.Tests.Decisions;

/// <summary>The classes of confidence: premium from .85, strong .75, moderate .65, weak .55, and their sizes 1, 1, .75, .5.</summary>
public sealed class SignalQualitiesTests
{
    [Theory]
    [InlineData(1, SignalQuality.Premium, 1)]
    [InlineData(0.85, SignalQuality.Premium, 1)]
    [InlineData(0.8499, SignalQuality.Strong, 1)]
    [InlineData(0.75, SignalQuality.Strong, 1)]
    [InlineData(0.7499, SignalQuality.Moderate, 0.75)]
    [InlineData(0.65, SignalQuality.Moderate, 0.75)]
    [InlineData(0.6499, SignalQuality.Weak, 0.5)]
    [InlineData(0.55, SignalQuality.Weak, 0.5)]
    [InlineData(0.5499, SignalQuality.Rejected, 0)]
    [InlineData(0, SignalQuality.Rejected, 0)]
    [InlineData(double.NaN, SignalQuality.Rejected, 0)]
    public void AConfidence_HasItsClass_AndTheClassItsSize(double confidence, SignalQuality quality, double size)
    {
        SignalQualities.Of(confidence).Should().Be(quality);
        SignalQualities.SizeFactor(quality).Should().Be(size);
    }
}

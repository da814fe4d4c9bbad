using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class VolumeConfirmationTests
{
    private static readonly BarPeriod Minute = new(60);

    private readonly FeatureRun _run = Run(new VolumeConfirmationOptions());

    /// <summary>
    /// Twenty bars of 100, then 180 = 1.8 times it with delta 18: f = .1. (.45 x 1 + .25 x .22) / .90 without prints;
    /// nothing moved, so the last term is 0.
    /// </summary>
    [Fact]
    public void Score_WeighsSideByVolume_AndDelta()
    {
        Flat(20);
        _run.Bar(100, 99, 81);
        _run["score"].Value.Should().BeApproximately((0.45 + (0.25 * 0.22)) / 0.90, 1e-12);
        _run["score"].Status.Should().Be(FeatureStatus.Partial, "there are no prints");
    }

    [Fact]
    public void Score_IsMissing_UntilTwentyBarsCameBefore()
    {
        Flat(20);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        Flat(1);
        _run["score"].Status.Should().Be(FeatureStatus.Partial);
    }

    /// <summary>
    /// Volume 90 of the usual 100: .9 / 1.8 = .5. No delta, so the body (4 of 5 ticks) gives the side. Large prints 8
    /// x 9 / 90 = .8. The one move came on the smallest volume: its correlation is negative and counts nothing.
    /// </summary>
    [Fact]
    public void TheBody_GivesTheSide_WhenDeltaIsSmall_AndLargePrintsCount()
    {
        Flat(20);
        Bar bar = new(60, 100, 105, 100, 104, 90, 45, 45, 0, DeltaKind.Exact, HasPrints: true, 9, 12, 3);
        _run.Bar(in bar);
        _run["score"].Value.Should().BeApproximately((0.45 * 0.5) + (0.10 * 0.8), 1e-12);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Fact]
    public void MovesThatComeWithVolume_Count()
    {
        Flat(20);
        Bar bar = new(60, 100, 104, 100, 104, 200, 100, 100, 0, DeltaKind.Estimated, HasPrints: true);
        _run.Bar(in bar);
        _run["score"].Value.Should().BeApproximately(0.45 + 0.20, 1e-12, "one move, one volume: correlation 1");
        _run["score"].Status.Should().Be(FeatureStatus.Estimated);
    }

    [Fact]
    public void NoVolume_IsZero_AndNoDeltaIsMissing()
    {
        Flat(20);
        _run.Bar(100);
        _run["score"].Value.Should().Be(0);
        _run["score"].IsUsable.Should().BeTrue();
        Bar unknown = new(60, 100, 100, 100, 100, 50, 0, 0, 0, DeltaKind.None);
        _run.Bar(in unknown);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    /// <summary>
    /// Ten sessions in which this minute always traded 50, all other minutes 100: the eleventh is judged against 50,
    /// and 90 contracts are full volume.
    /// </summary>
    [Theory]
    [InlineData(10, 1.0)]
    [InlineData(9, 0.5)]
    public void UsualVolume_IsThatOfTheSameMinute_WithTenSessions(int before, double expectedShare)
    {
        FeatureRun run = Run(new VolumeConfirmationOptions());
        for (int day = 0; day <= before; day++)
        {
            long openNs = EventTimes.Utc(2025, 6, 10 + day, 22);
            run.WaitUntil(openNs).Session(TestSessions.Of(20250611 + day, openNs, SessionWindow.AfterHours, true));
            for (int minute = 0; minute < 21; minute++)
            {
                run.Bar(100, 50, 50);
            }

            _ = day < before ? run.Bar(100, 25, 25) : run.Bar(100, 90, 0);
        }

        run["score"].Value.Should().BeApproximately(((0.45 * expectedShare) + 0.25) / 0.90, 1e-12);
    }

    [Fact]
    public void AnotherSizeOfLargePrints_IsCountedFromThePrints()
    {
        FeatureRun run = Run(new VolumeConfirmationOptions { LargePrintContracts = 5 });
        for (int i = 0; i < 20; i++)
        {
            run.Bar(100, 50, 50);
        }

        run.Trade(100, 5, Side.Buy).Trade(100, 4, Side.Sell);
        Bar bar = new(60, 100, 100, 100, 100, 100, 50, 50, 0, DeltaKind.Exact, HasPrints: true);
        run.Bar(in bar);
        run["score"].Value.Should().BeApproximately(0.10 * 8 * 5 / 100, 1e-12);
        run.Bar(in bar);
        run["score"].Value.Should().Be(0, "the prints belong to one bar");
    }

    private static FeatureRun Run(VolumeConfirmationOptions options) => new(new VolumeConfirmation(options, Minute));

    private void Flat(int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            _run.Bar(100, 50, 50);
        }
    }
}

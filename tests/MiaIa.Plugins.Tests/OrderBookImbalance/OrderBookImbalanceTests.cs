using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class OrderBookImbalanceTests
{
    private static readonly int[] Bids = [120, 180, 200, 210, 250];
    private static readonly int[] Asks = [80, 150, 190, 230, 240];

    private readonly FeatureRun _run = Run();

    /// <summary>(120 - 80) / 200 = .20 at the best; (601.92 - 537.664) / 1139.584 = .056385 in depth.</summary>
    [Fact]
    public void Score_OfASteadyBook_IsTheWeighedImbalance()
    {
        Repeat(10, Bids, Asks);
        _run["score"].Value.Should().BeApproximately(0.142554, 1e-6);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    /// <summary>Prices alone do not tell which side is heavier, also when they follow quotes with sizes.</summary>
    [Fact]
    public void AQuoteWithoutSizes_CountsAsNone()
    {
        Quote priceOnly = new(100, 101, 0, 0, IsPriceOnly: true);
        for (int i = 0; i < 10; i++)
        {
            _run.Send(MarketEvent.Of(_run.NowNs, 0, in priceOnly));
        }

        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        _run["micro-price"].Status.Should().Be(FeatureStatus.Missing);
        for (int i = 0; i < 10; i++)
        {
            _run.Quote(100, 101, 7, 3);
            _run.Send(MarketEvent.Of(_run.NowNs, 0, in priceOnly));
        }

        _run["score"].Value.Should().BeApproximately(0.4, 1e-12); // (7 - 3) / 10
    }

    [Fact]
    public void Score_IsMissing_WithNineUpdates()
    {
        Repeat(9, Bids, Asks);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        _run["micro-price"].Status.Should().Be(FeatureStatus.Ok);
    }

    /// <summary>One level each: .4 = (7 - 3) / 10, -.2 = (4 - 6) / 10. After one half-life -.2 + .6 / 2 = .1.</summary>
    [Fact]
    public void Score_MovesHalfWayInTwoSeconds()
    {
        Repeat(10, [7], [3]);
        _run.Wait(2).Book(100, 101, [4], [6]);
        _run["score"].Value.Should().BeApproximately(0.4, 1e-12);
        _run.Wait(2).Decision();
        _run["score"].Value.Should().BeApproximately(0.1, 1e-12);
        _run["score"].TimeNs.Should().Be(_run.NowNs);
    }

    [Fact]
    public void AHalfLifeInUpdates_MovesWithTheEventsAlone()
    {
        FeatureRun run = Run(new OrderBookImbalanceOptions { HalfLifeUpdates = 1 });
        for (int i = 0; i < 10; i++)
        {
            run.Book(100, 101, [7], [3]);
        }

        run.Book(100, 101, [4], [6]).Wait(1).Decision();
        run["score"].Value.Should().BeApproximately(0.4, 1e-12);
        run.Book(100, 101, [4], [6]);
        run["score"].Value.Should().BeApproximately(0.1, 1e-12);
    }

    [Theory]
    [InlineData(2, FeatureStatus.Partial)]
    [InlineData(3, FeatureStatus.Ok)]
    public void FewerThanThreeLevels_ArePartial(int levels, FeatureStatus expected)
    {
        Repeat(10, Bids[..levels], Asks[..levels]);
        _run["score"].Status.Should().Be(expected);
    }

    [Theory]
    [InlineData(102, FeatureStatus.Ok)]
    [InlineData(103, FeatureStatus.Stale)]
    [InlineData(100, FeatureStatus.Stale)]
    [InlineData(99, FeatureStatus.Stale)]
    public void ABookThatIsTooWideLockedOrCrossed_IsStale(int ask, FeatureStatus expected)
    {
        Repeat(10, Bids, Asks);
        _run.Book(100, ask, Bids, Asks);
        _run["score"].Status.Should().Be(expected);
    }

    /// <summary>A book that is too wide does not vote, and how wide it is may be just what one wants to know.</summary>
    [Theory]
    [InlineData(101, 1, FeatureStatus.Ok)]
    [InlineData(105, 5, FeatureStatus.Ok)]
    [InlineData(100, 1, FeatureStatus.Stale)]
    [InlineData(99, 1, FeatureStatus.Stale)]
    public void TheSpread_IsToldAsLongAsTheBookIsNotLockedOrCrossed(int ask, int spread, FeatureStatus expected)
    {
        Repeat(1, Bids, Asks);
        _run.Book(100, ask, Bids, Asks);
        (_run["spread-ticks"].Value, _run["spread-ticks"].Status).Should().Be((spread, expected));
        _run.Wait(2.1).Decision();
        _run["spread-ticks"].Status.Should().Be(FeatureStatus.Stale);
    }

    [Fact]
    public void AnEmptySide_IsMissing()
    {
        Repeat(10, Bids, Asks);
        _run.Book(100, 101, Bids, []);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        _run["micro-price"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(2.0, FeatureStatus.Ok)]
    [InlineData(2.1, FeatureStatus.Stale)]
    public void ABookOlderThanTwoSeconds_IsStaleAtTheMomentOfUse(double seconds, FeatureStatus expected)
    {
        Repeat(10, Bids, Asks);
        _run.Wait(seconds).Decision();
        _run["score"].Status.Should().Be(expected);
    }

    [Fact]
    public void Quotes_ServeAsPartial_UntilThereIsDepth()
    {
        for (int i = 0; i < 10; i++)
        {
            _run.Quote(100, 101, 7, 3);
        }

        _run["score"].Value.Should().BeApproximately(0.4, 1e-12);
        _run["score"].Status.Should().Be(FeatureStatus.Partial);
        _run.Book(100, 101, Bids, Asks);
        _run["score"].Status.Should().Be(FeatureStatus.Missing, "the book warms up on its own");
    }

    /// <summary>Price in points: bid 25, ask 25.25; (25.25 x 30 + 25 x 10) / 40 = 25.1875.</summary>
    [Fact]
    public void MicroPrice_LeansToTheThinnerSide()
    {
        _run.Book(100, 101, [30], [10]);
        _run["micro-price"].Value.Should().BeApproximately(25.1875, 1e-12);
    }

    /// <summary>
    /// The bid grows from 20 to 22: e = 2. Both sides rise a tick: the new bid of 5 came and the old ask of 20 was
    /// taken: e = 25. Both fall back: the bid of 5 is lost and an ask of 30 came: e = -35. Mean sizes 21, 6.5, 30.
    /// </summary>
    [Fact]
    public void Ofi_AddsWhatCameToTheBidAndLeftTheAsk()
    {
        _run.Book(100, 101, [20], [20]);
        _run["ofi"].Status.Should().Be(FeatureStatus.Missing, "nothing came before it");
        _run.Book(100, 101, [22], [20]);
        _run["ofi"].Value.Should().BeApproximately(2 / 21.0, 1e-12);
        _run.Wait(1).Book(101, 102, [5], [8]);
        _run["ofi"].Value.Should().Be(1, "27 / 13.75 is cut to 1");
        _run.Wait(0.5).Book(100, 101, [30], [30]);
        _run["ofi"].Value.Should().BeApproximately(-8 / (57.5 / 3), 1e-12);
        _run.Wait(8.5).Book(100, 101, [30], [30]);
        _run["ofi"].Value.Should().BeApproximately(-10 / (66.5 / 3), 1e-12, "the first event is ten seconds old");
    }

    [Fact]
    public void Ofi_TakesTheBestPricesOfTheQuote_WhereThereIsOne()
    {
        _run.Quote(100, 101, 34, 12).Book(100, 101, [35], [11]);
        _run.Quote(100, 101, 34, 8).Book(100, 101, [35], [11]);
        _run["ofi"].Value.Should().BeApproximately(4 / 21.0, 1e-12);
    }

    [Theory]
    [InlineData(BookEstimator.Imbalance, 0.4)]
    [InlineData(BookEstimator.Ofi, 0.0)]
    [InlineData(BookEstimator.Mean, 0.2)]
    public void TheEstimator_ChoosesTheScore(BookEstimator estimator, double expected)
    {
        FeatureRun run = Run(new OrderBookImbalanceOptions { Estimator = estimator });
        for (int i = 0; i < 10; i++)
        {
            run.Book(100, 101, [7], [3]);
        }

        run["score"].Value.Should().BeApproximately(expected, 1e-12);
    }

    [Fact]
    public void ALostFeed_StartsAnew()
    {
        Repeat(10, Bids, Asks);
        _run.Send(MarketEvent.Of(EventKind.FeedLost, _run.NowNs));
        _run.Values.ToArray().Should().OnlyContain(v => v.Status == FeatureStatus.Missing);
    }

    private static FeatureRun Run(OrderBookImbalanceOptions? options = null) =>
        new(new OrderBookImbalance(options ?? new OrderBookImbalanceOptions(), TestInstruments.Es));

    private void Repeat(int times, int[] bids, int[] asks)
    {
        for (int i = 0; i < times; i++)
        {
            _run.Book(100, 101, bids, asks);
        }
    }
}

using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;
using Strategy = MiaIa.Plugins.Strategies.Trend;

namespace MiaIa.Plugins.Tests.Trend;

/// <summary>Setups worked by hand on bars of one minute; short cases are the long ones mirrored at 24000.</summary>
public sealed class TrendTests
{
    private const long Minute = 60_000_000_000;
    private const int Mirror = 24000;

    private readonly FeatureValue[] _row = new FeatureValue[5];
    private readonly bool[] _isPresent = new bool[5];
    private long _nowNs = 1000 * Minute;

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void A_pullback_that_turns_is_bought_behind_its_low(Side side)
    {
        Proposal? proposal = Pullback(side);

        // Close 24035, pullback low 24030: 5 + 2 = 7 ticks. Target 14. Volume 10 against a mean of 10: no 0.3. VWAP lies around
        // 24005, far from 24030: no 0.3 * 0.3. Quality 0.4.
        proposal!.Value.Should().Be(new Proposal(ProposalKind.Enter, side, 0, 7, 14, 0.4, 0, 0, 0));
    }

    [Fact]
    public void Volume_above_the_mean_of_the_ten_bars_before_adds_to_the_quality() =>
        Pullback(Side.Buy, lastVolume: 12)!.Value.Quality.Should().BeApproximately(0.7, 1e-9);

    [Fact]
    public void A_last_bar_that_does_not_turn_is_no_setup() => Pullback(Side.Buy, lastOpen: 24036).Should().BeNull();

    [Theory]
    [InlineData(5, true)]
    [InlineData(0, false)]
    [InlineData(-5, false)]
    public void A_known_delta_must_agree(int delta, bool isSetup) =>
        (Pullback(Side.Buy, delta: delta) is not null).Should().Be(isSetup);

    [Theory]
    [InlineData(24031, false)] // 19 of 50: .38
    [InlineData(24030, true)]  // 20 of 50: .40
    [InlineData(24020, true)]  // 30 of 50: .60
    [InlineData(24019, false)] // 31 of 50: .62
    public void The_depth_of_the_pullback_is_bounded(int low, bool isSetup) =>
        (Pullback(Side.Buy, low: low) is not null).Should().Be(isSetup);

    [Theory]
    [InlineData(MarketRegime.TrendBullish, true)]
    [InlineData(MarketRegime.TrendBearish, false)]
    [InlineData(MarketRegime.RangeTight, false)]
    [InlineData(MarketRegime.Unknown, false)]
    public void The_regime_must_be_a_trend_on_its_side(MarketRegime regime, bool isSetup)
    {
        Set(0, (double)regime);
        (Pullback(Side.Buy, options: new TrendOptions()) is not null).Should().Be(isSetup);
    }

    [Fact]
    public void A_regime_that_cannot_be_told_is_no_trend() => Pullback(Side.Buy, options: new TrendOptions()).Should().BeNull();

    [Theory]
    [InlineData(1, FeatureStatus.Ok, true)]
    [InlineData(0, FeatureStatus.Ok, true)]
    [InlineData(-0.1, FeatureStatus.Ok, false)]
    [InlineData(1, FeatureStatus.Missing, false)] // a veto that cannot be told stands against both sides
    public void The_golden_rule_must_not_stand_against_it(double trend, FeatureStatus status, bool isSetup)
    {
        Set(1, trend, status);
        (Pullback(Side.Buy) is not null).Should().Be(isSetup);
    }

    [Theory]
    [InlineData(5.0, 5)]
    [InlineData(5.2, 6)]  // a stop is never tighter than computed (SPEC 2.6)
    [InlineData(9.0, 7)]  // the structure's own 7 is less
    [InlineData(2.0, 4)]  // clamped
    public void The_methods_stop_counts_when_it_is_closer(double method, int expected)
    {
        Set(2, method);
        Proposal proposal = Pullback(Side.Buy)!.Value;
        (proposal.StopTicks, proposal.TargetTicks).Should().Be((expected, 2 * expected));
    }

    [Fact]
    public void A_fixed_bracket_takes_its_figures() =>
        Pullback(Side.Buy, options: new TrendOptions { RequireRegime = false, Bracket = BracketMode.Fixed })!.Value
            .Should().BeEquivalentTo(new { StopTicks = 8, TargetTicks = 16 });

    [Theory]
    [InlineData(Side.Buy, 24006, 20, true)]  // high of the 20 before is 24004: beyond it by more than a tick
    [InlineData(Side.Sell, 24006, 20, true)]
    [InlineData(Side.Buy, 24005, 20, false)] // by a tick only
    [InlineData(Side.Buy, 24006, 19, false)] // twice the median volume of 10 is 20
    public void A_breakout_needs_price_and_volume(Side side, int close, int volume, bool isSetup)
    {
        Strategy strategy = Build(new TrendOptions { RequireRegime = false });
        for (int i = 0; i < 40; i++)
        {
            Add(strategy, side, i % 2 == 0 ? (24000, 24004, 23998, 24002, 10) : (24002, 24004, 23998, 24000, 10));
        }

        Add(strategy, side, (24000, close, 24000, close, volume));
        Proposal? proposal = Ask(strategy);
        (proposal is not null).Should().Be(isSetup);

        // Broken high 24004: 2 + 2 = 4 ticks. Quality 0.4 + 0.3 * min(20 / 20, 1).
        if (isSetup)
        {
            proposal!.Value.Should().BeEquivalentTo(
                new { Side = side, StopTicks = 4, TargetTicks = 8, Setup = (byte)1 });
            proposal.Value.Quality.Should().BeApproximately(0.7, 1e-9);
        }
    }

    [Fact]
    public void It_says_nothing_in_a_position_or_before_it_has_its_bars()
    {
        Strategy strategy = Build(new TrendOptions { RequireRegime = false });
        Rise(strategy, Side.Buy, 24030);
        strategy.Propose(Point(1), _row, out _).Should().BeFalse();
        Strategy early = Build(new TrendOptions { RequireRegime = false });
        Rise(early, Side.Buy, 24030, skip: 1);
        Ask(early).Should().BeNull();
    }

    [Fact]
    public void A_roll_forgets_the_bars()
    {
        Strategy strategy = Build(new TrendOptions { RequireRegime = false });
        Rise(strategy, Side.Buy, 24030);
        Ask(strategy).Should().NotBeNull();
        Roll roll = new(202506, 202509);
        strategy.OnEvent(MarketEvent.Of(_nowNs, 0, in roll));
        Ask(strategy).Should().BeNull();
    }

    [Fact]
    public void The_mean_volume_is_that_of_ten_bars_however_short_it_looks_back()
    {
        // Look-backs of 5 and 2 bars: the ten volumes before the last are 1, then nine times 10: mean 9.1; 10 > 10.01 is false,
        // 11 > 10.01 is true.
        TrendOptions options = new() { RequireRegime = false, LookbackBars = 5, BreakoutBars = 2 };
        Quality(10).Should().BeApproximately(0.4, 1e-9);
        Quality(11).Should().BeApproximately(0.7, 1e-9);

        double Quality(int volume)
        {
            Strategy strategy = Build(options);
            for (int i = 0; i < 20; i++)
            {
                Add(strategy, Side.Buy, (24000, 24001, 23999, 24000, i == 13 ? 1 : 10));
            }

            Add(strategy, Side.Buy, (24000, 24025, 24000, 24025, 10));
            Add(strategy, Side.Buy, (24025, 24050, 24025, 24050, 10));
            Add(strategy, Side.Buy, (24050, 24050, 24027, 24027, 10));
            Add(strategy, Side.Buy, (24027, 24032, 24027, 24032, volume));
            return Ask(strategy)!.Value.Quality;
        }
    }

    [Fact]
    public void Bounds_in_the_wrong_order_are_refused()
    {
        Action pullback = () => Build(new TrendOptions { Pullback = [0.618, 0.382] });
        Action stop = () => Build(new TrendOptions { StopTicks = [8, 4, 15] });
        pullback.Should().Throw<ArgumentException>();
        stop.Should().Throw<ArgumentException>();
    }

    private static DecisionPoint Point(int position) => new(0, 24000, Side.None, default, false, position, true);

    // From 24000 up to 24050 in bars, back to the low, and a last bar that turns up and closes at low + 5.
    private Proposal? Pullback(
        Side side, int low = 24030, int? lastOpen = null, int lastVolume = 10, int? delta = null, TrendOptions? options = null)
    {
        Strategy strategy = Build(options ?? new TrendOptions { RequireRegime = false });
        Rise(strategy, side, low, lastOpen, lastVolume, delta);
        return Ask(strategy);
    }

    private void Rise(
        Strategy strategy, Side side, int low, int? lastOpen = null, int lastVolume = 10, int? delta = null, int skip = 0)
    {
        for (int i = skip; i < 26; i++)
        {
            Add(strategy, side, (24000, 24001, 24000, 24001, 10));
        }

        Add(strategy, side, (24001, 24025, 24001, 24025, 10));
        Add(strategy, side, (24025, 24050, 24025, 24050, 10));
        Add(strategy, side, (24050, 24050, low, low + 1, 10));
        Add(strategy, side, (lastOpen ?? low + 1, Math.Max(low + 5, lastOpen ?? 0), low, low + 5, lastVolume), delta);
    }

    private void Add(Strategy strategy, Side side, (int Open, int High, int Low, int Close, int Volume) b, int? delta = null)
    {
        Bar bar = side is Side.Buy
            ? new(60, b.Open, b.High, b.Low, b.Close, b.Volume, 0, 0, delta ?? 0, KindOf(delta))
            : new(60, Flip(b.Open), Flip(b.Low), Flip(b.High), Flip(b.Close), b.Volume, 0, 0, -delta ?? 0, KindOf(delta));
        _nowNs += Minute;
        strategy.OnEvent(MarketEvent.Of(_nowNs, 0, in bar, _nowNs - Minute));
    }

    private static DeltaKind KindOf(int? delta) => delta is null ? DeltaKind.None : DeltaKind.Exact;

    private static int Flip(int price) => (2 * Mirror) - price;

    private Proposal? Ask(Strategy strategy) => strategy.Propose(Point(0), _row, out Proposal proposal) ? proposal : null;

    private void Set(int slot, double value, FeatureStatus status = FeatureStatus.Ok)
    {
        _row[slot] = new FeatureValue(value, status, 1);
        _isPresent[slot] = true;
    }

    private Strategy Build(TrendOptions options) => new(
        options, new BarPeriod(60), Input(0), Input(1), Input(2), Input(3), Input(4));

    private FeatureInput Input(int slot) => new($"f{slot}", _row, _isPresent[slot] ? slot : -1);
}

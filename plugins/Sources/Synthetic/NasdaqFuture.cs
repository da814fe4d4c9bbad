using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Quotes and prints of NQ. Its efficient price takes over every return of the traded instrument, enlarged, and adds
/// returns of its own, as many as the correlation asks for; its quotes stand around it, two ticks apart.
/// </summary>
internal sealed class NasdaqFuture(SyntheticOptions options, Instrument instrument, MarketState state) : ICompanion
{
    public const string Symbol = "NQ";

    private const double PriceRatio = 3.6;
    private const double Beta = 1.25;
    private const double UpdatesPerSession = 90_000;
    private const double PrintShare = 0.5;
    private const double UsualSize = 3;
    private const double LongestSeconds = 10;
    private const double LeastTicks = 10;

    private readonly Xoshiro256 _chance = new(options.Seed, part: 4);
    private readonly TradeSizes _sizes = new(new Xoshiro256(options.Seed, part: 5));
    private readonly double _ownShare =
        Beta * Math.Sqrt((1 / (options.NasdaqCorrelation * options.NasdaqCorrelation)) - 1);

    private double _price = options.StartPricePoints * PriceRatio / instrument.PointsPerTick;
    private double _followed;
    private int _bidTicks;
    private long _lastNs;

    public long DueNs { get; private set; } = long.MaxValue;

    public void Open()
    {
        _followed = state.MidPoints;
        _lastNs = state.Hours.OpenNs;
        _bidTicks = BidTicks();
        Schedule();
    }

    public void Emit(long timeNs, EventBatch batch)
    {
        double seconds = Math.Min((timeNs - _lastNs) / 1e9, LongestSeconds);
        double own = _chance.Normal() * Math.Sqrt(state.VariancePerSecond * seconds) * _ownShare;
        double before = _price;
        _price = Math.Max(_price * (1 + (Beta * ((state.MidPoints / _followed) - 1)) + own), LeastTicks);
        _followed = state.MidPoints;
        _lastNs = timeNs;

        batch.At(timeNs, instrument.Id);
        if (_chance.Uniform() < PrintShare)
        {
            Side aggressor = _price > before ? Side.Buy : Side.Sell;
            int price = aggressor is Side.Buy ? _bidTicks + 2 : _bidTicks;
            batch.Add(new Trade(price, _sizes.Next(isRegular: false), aggressor));
        }

        _bidTicks = BidTicks();
        batch.Add(new Quote(_bidTicks, _bidTicks + 2, Size(), Size()));
        Schedule();
    }

    private void Schedule()
    {
        double seconds = Math.Min(_chance.Exponential() / (UpdatesPerSession * state.Busy), LongestSeconds);
        long nextNs = _lastNs + 1 + (long)(seconds * 1e9);
        DueNs = nextNs < state.Hours.EndNs ? nextNs : long.MaxValue;
    }

    private int BidTicks() => (int)Math.Floor(_price - 0.5);

    private int Size() => 1 + (int)(_chance.Exponential() * UsualSize);
}

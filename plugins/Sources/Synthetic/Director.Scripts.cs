using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <content>The effects, step by step: what stands between two steps happens at the moment the first one is over.</content>
internal sealed partial class Director
{
    private const long SecondNs = 1_000_000_000;
    private const long MinuteNs = SessionHours.MinuteNs;
    private const int SweptLevels = 6;
    private const int BlockContracts = 501;
    private const int MoreContracts = 200;
    private const int MostContracts = 2000;
    private const int AccumulationMinutes = 15;

    /// <summary>The strike of today's pin, in index points; 0 for none.</summary>
    public int PinStrike { get; private set; }

    private IEnumerable<Step> LeadDay(Side side, double deviationTicks)
    {
        long closeNs = _state.Hours.RegularCloseNs;
        int mid = _ladder.BidTicks;
        double deviations = side is Side.None ? RangeBandDeviations : TrendBandDeviations;
        int target = (2 * mid) + (int)((int)side * 2 * TrendDeviations * deviationTicks);
        _dayStep = Step.Lead(closeNs - _nowNs, target, (int)(2 * deviations * deviationTicks));
        PlantedEffect effect = side is Side.None ? PlantedEffect.RangeDay : PlantedEffect.TrendDay;
        _day = new PlantedLabel(effect, side, _nowNs, closeNs, _ladder.BidTicks, _ladder.AskTicks, mid, 0);
        yield break;
    }

    /// <summary>Into a base from below (above), out of it with the trend, and later back through its lower (upper) edge.</summary>
    private IEnumerable<Step> BaseAndBreak(Side side)
    {
        yield return Hold(ToMinute(), 4);
        int middle = _ladder.TwiceMidTicks + ((int)side * 32);
        yield return Step.Lead(5 * MinuteNs, middle, 4);
        long fromNs = Begin();
        yield return Step.Lead(8 * MinuteNs, middle, 2);
        int low = _low;
        int high = _high;
        Label(PlantedEffect.Base, side, fromNs, side is Side.Buy ? low : high);
        yield return Step.Lead(2 * MinuteNs, middle + ((int)side * 24), 3);
        yield return Step.Lead(5 * MinuteNs, middle + ((int)side * 32), 4);
        yield return Step.Lead(2 * MinuteNs, middle + ((int)side * 8), 2);
        fromNs = Begin();
        Side against = side is Side.Buy ? Side.Sell : Side.Buy;
        int edge = against is Side.Sell ? low : high;
        yield return Step.Lead(MinuteNs * 2 / 3, (2 * edge) + ((int)against * 12), 2);
        yield return Hold(ToMinute(), 2);
        Label(PlantedEffect.GoldenRuleBreak, against, fromNs, edge);
        yield return Hold(MinuteNs, 2);
    }

    /// <summary>A break of the last minutes' high and back below it (Sell), or of their low and back above it (Buy).</summary>
    private IEnumerable<Step> Headfake(Side against)
    {
        yield return Hold(ToMinute(), 4);
        if (!_extremes.IsFull)
        {
            yield break;
        }

        int level = against is Side.Sell ? _extremes.HighTicks : _extremes.LowTicks;
        int inside = (2 * level) + ((int)against * 10);
        yield return Step.Lead(3 * MinuteNs, inside, 2);
        yield return Hold(MinuteNs, inside, 2);
        long fromNs = Begin();
        yield return Step.Rush(25 * SecondNs, (2 * level) - ((int)against * 7));
        yield return Step.Rush(15 * SecondNs, inside);
        yield return Hold(ToMinute(), inside, 2);
        Label(PlantedEffect.Headfake, against, fromNs, level);
        yield return Step.Lead(2 * MinuteNs, inside + ((int)against * 10), 3);
    }

    private IEnumerable<Step> Blocks(Side side)
    {
        long fromNs = Begin();
        long endNs = fromNs + (AccumulationMinutes * MinuteNs);
        int middle = _ladder.TwiceMidTicks;
        int contracts = 0;
        while (_nowNs < endNs)
        {
            int block = Math.Min(BlockContracts + (int)(_chance.Exponential() * MoreContracts), MostContracts);
            _ladder.Take(side, block, _batch);
            _flow.OnOrder(side);
            contracts += block;
            yield return Hold((10 * SecondNs) + (long)(_chance.Exponential() * 20 * SecondNs), middle, 4);
        }

        Label(PlantedEffect.BlockAccumulation, side, fromNs, middle / 2, contracts);
    }

    private IEnumerable<Step> Sweep(Side side)
    {
        long fromNs = Begin();
        while (_ladder.IsWide)
        {
            yield return Step.Lead(SecondNs, _ladder.TwiceMidTicks, 4);
        }

        fromNs = Begin();
        int level = side is Side.Buy ? _ladder.AskTicks : _ladder.BidTicks;
        int contracts = _ladder.Sweep(side, SweptLevels, _batch);
        _flow.OnSweep(side);
        See();
        if (contracts > 0)
        {
            Label(PlantedEffect.Sweep, side, fromNs, level, contracts);
        }
    }

    private IEnumerable<Step> Stale()
    {
        long fromNs = Begin();
        yield return Step.Silence((10 + (long)(_chance.Uniform() * 50)) * SecondNs);
        Label(PlantedEffect.StaleFeed, Side.None, fromNs, _ladder.BidTicks);
    }

    /// <summary>Meanwhile the price goes on unseen, up or down with equal chance.</summary>
    private IEnumerable<Step> Disconnect()
    {
        long fromNs = Begin();
        int level = _ladder.BidTicks;
        _batch.AddFeed(isLost: true);
        long lengthNs = (20 + (long)(_chance.Uniform() * 70)) * SecondNs;
        yield return Step.Silence(lengthNs);
        double deviation = Math.Sqrt(_state.VariancePerSecond * lengthNs / SecondNs) * _state.MidTicks;
        _ladder.Shift((int)Math.Round(_chance.Normal() * deviation));
        _batch.AddFeed(isLost: false);
        _ladder.Open(_batch);
        See();
        Label(PlantedEffect.Disconnect, Side.None, fromNs, level);
    }

    private IEnumerable<Step> Pin()
    {
        int strike = (int)((PinStrike + _state.BasisPoints(_nowNs)) * _ticksPerPoint);
        yield return Step.Lead(30 * MinuteNs, 2 * strike, 8);
        long fromNs = Begin();
        yield return Step.Lead(_state.Hours.RegularCloseNs - _nowNs - SecondNs, 2 * strike, 8);
        Label(PlantedEffect.Pin, Side.None, fromNs, strike);
    }

    private long Begin()
    {
        _low = _ladder.BidTicks;
        _high = _ladder.AskTicks;
        return _nowNs;
    }

    private void Label(PlantedEffect effect, Side side, long fromNs, int level, int contracts = 0) =>
        _labels.Add(new PlantedLabel(effect, side, fromNs, _nowNs, _low, _high, level, contracts));

    private Step Hold(long lengthNs, int band) => Hold(lengthNs, _ladder.TwiceMidTicks, band);

    private static Step Hold(long lengthNs, int twiceMid, int band) => Step.Lead(lengthNs, twiceMid, band);

    /// <summary>What is left of this minute; a whole one at its beginning.</summary>
    private long ToMinute() => MinuteNs - ((_nowNs - _state.Hours.OpenNs) % MinuteNs);
}

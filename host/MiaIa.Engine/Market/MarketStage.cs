using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Engine.Market;

/// <summary>What the engine makes of the market before anyone else sees it, per instrument: aggressors and bars.</summary>
internal sealed class MarketStage
{
    private readonly BarStage?[] _bars;
    private readonly AggressorRule[] _aggressors;

    public MarketStage(EngineSetup setup)
    {
        int count = setup.Instruments.All.Count;
        _aggressors = [.. Enumerable.Range(0, count).Select(_ => new AggressorRule())];
        _bars = new BarStage?[count];
        foreach (Instrument instrument in setup.Instruments.All.Where(i => !i.IsIndex))
        {
            bool isBuilt = instrument.Id != setup.Instruments.Traded.Id || setup.IsBuiltFromPrints;
            _bars[instrument.Id] = new BarStage(instrument.Id, setup.BasePeriod, setup.Periods, isBuilt);
        }
    }

    /// <summary>Number of instruments.</summary>
    public int Count => _bars.Length;

    /// <summary>The bars of an instrument; null for an index.</summary>
    public BarStage? Bars(int instrument) => _bars[instrument];

    /// <summary>The rule for aggressors that an instrument's feed does not tell.</summary>
    public AggressorRule Aggressor(int instrument) => _aggressors[instrument];

    /// <summary>When the next open bar of any instrument ends, nanoseconds UTC; the end of time when none is open.</summary>
    public long NextEndNs()
    {
        long next = long.MaxValue;
        foreach (BarStage? bars in _bars)
        {
            next = Math.Min(next, bars?.NextEndNs ?? long.MaxValue);
        }

        return next;
    }

    /// <summary>Takes the session's clock.</summary>
    public void OnSession(in Session session)
    {
        foreach (BarStage? bars in _bars)
        {
            bars?.OnSession(in session);
        }
    }

    /// <summary>Everything starts anew, at a roll.</summary>
    public void Reset()
    {
        foreach (BarStage? bars in _bars)
        {
            bars?.Reset();
        }

        foreach (AggressorRule rule in _aggressors)
        {
            rule.Reset();
        }
    }
}

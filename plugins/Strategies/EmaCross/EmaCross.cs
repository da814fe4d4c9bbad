using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>
/// Long one contract when the fast exponential average of closes crosses above the slow one, flat when it crosses below:
/// the strategy to copy and to measure with. It has no structure, so the engine's default stop protects it.
/// </summary>
[Plugin("ema-cross")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
public sealed class EmaCross : IStrategy
{
    private readonly EmaCrossOptions _options;
    private readonly int _periodSeconds;
    private readonly double _fastShare;
    private readonly double _slowShare;
    private double _fast;
    private double _slow;
    private int _bars;
    private int _side;
    private int _lastSide;

    /// <summary>Computes the shares of the averages.</summary>
    /// <exception cref="ArgumentException">The slow average is not longer than the fast one.</exception>
    public EmaCross(EmaCrossOptions options, BarPeriod basePeriod)
    {
        if (options.SlowBars <= options.FastBars)
        {
            throw new ArgumentException("slow-bars must be larger than fast-bars.", nameof(options));
        }

        _options = options;
        _periodSeconds = basePeriod.Seconds;
        _fastShare = 2.0 / (options.FastBars + 1);
        _slowShare = 2.0 / (options.SlowBars + 1);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Setups { get; } = ["CROSS"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e)
    {
        if (e.Kind is EventKind.Roll)
        {
            (_bars, _side, _lastSide) = (0, 0, 0);
        }
        else if (e.Bar.PeriodSeconds == _periodSeconds)
        {
            OnBar(e.Bar.CloseTicks);
        }
    }

    /// <inheritdoc />
    public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
    {
        proposal = default;
        if (_bars < _options.SlowBars || _side == _lastSide)
        {
            return false;
        }

        bool isUp = _side > 0 && _lastSide < 0;
        bool isDown = _side < 0 && point.PositionQuantity > 0;
        proposal = isUp
            ? new Proposal(ProposalKind.Enter, Side.Buy, 0, _options.StopTicks, 0, 1, 0, 1, 0)
            : new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, 0, 0, 0);
        return isUp || isDown;
    }

    private void OnBar(int closeTicks)
    {
        _fast = _bars == 0 ? closeTicks : _fast + (_fastShare * (closeTicks - _fast));
        _slow = _bars == 0 ? closeTicks : _slow + (_slowShare * (closeTicks - _slow));
        _bars += _bars < int.MaxValue ? 1 : 0;
        _lastSide = _side == 0 ? _lastSide : _side;
        int side = Math.Sign(_fast - _slow);
        _side = side == 0 ? _side : side;
    }
}

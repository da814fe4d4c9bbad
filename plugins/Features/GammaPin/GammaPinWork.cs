using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>Finds the strike of the expiries of the next days that stands out, beside the engine.</summary>
internal sealed class GammaPinWork(GammaPinOptions options, short index) : IBackgroundWork
{
    private const long NsPerDay = 86_400_000_000_000;

    private readonly ChainIntake _intake = new(index);
    private readonly GammaChain _chain = new(new GammaSettings { SignModel = options.SignModel, MinRows = 1 });
    private readonly GammaLevels _levels = new(new GammaSettings { SignModel = options.SignModel, MinRows = 1 });
    private readonly double[] _sizes = new double[GammaLevels.Largest];
    private readonly double[] _figures = new double[PinFigure.Count];
    private double _spot;
    private long _nearestDays = long.MaxValue;
    private bool _hasRows;
    private bool _hasNear;

    /// <inheritdoc />
    public EventKinds Kinds => EventKinds.OptionRow | EventKinds.ChainEnd | EventKinds.Index;

    /// <inheritdoc />
    public ReadOnlySpan<double> OnEvent(in MarketEvent e)
    {
        if (!_intake.Take(in e))
        {
            return [];
        }

        Take();
        Judge();
        return _figures;
    }

    private void Take()
    {
        if (_intake.Scope is not ChainScope.Update)
        {
            _spot = _intake.Underlying;
        }

        if (_intake.Scope is ChainScope.Update)
        {
            _chain.BeginUpdate();
        }
        else if (_intake.Scope is ChainScope.Snapshot)
        {
            _chain.Begin();
            _nearestDays = long.MaxValue;
            _hasRows = false;
            _hasNear = false;
        }

        _hasRows |= _intake.Rows.Length > 0;

        foreach (ref readonly OptionRow row in _intake.Rows)
        {
            // 09:30 and 16:00 in New York fall on the same date in UTC.
            long days = (row.SettlementNs / NsPerDay) - (_intake.KnownNs / NsPerDay);
            if (days <= options.MaxDays && row.SettlementNs > _intake.KnownNs)
            {
                _chain.Add(in row);
                _nearestDays = Math.Min(_nearestDays, days);
                _hasNear = true;
            }
        }

        _chain.Complete(_intake.AsOfNs, (int)(_intake.AsOfNs / NsPerDay), _intake.KnownNs);
    }

    private void Judge()
    {
        Array.Fill(_figures, double.NaN);
        bool isThere = _levels.Compute(_chain, _spot, long.MinValue);
        _figures[PinFigure.IsJudged] = double.IsFinite(_spot) && _hasRows && (isThere || !_hasNear) ? 1 : 0;
        if (!isThere || _levels.LargestStrikes.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<StrikeExposure> largest = _levels.LargestStrikes;
        for (int i = 0; i < largest.Length; i++)
        {
            _sizes[i] = Math.Abs(largest[i].Net);
        }

        Span<double> sizes = _sizes.AsSpan(0, largest.Length);
        sizes.Sort();
        double median = RollingQuantile.SortedMedian(sizes);
        _figures[PinFigure.Net] = _levels.Net;
        _figures[PinFigure.Strike] = largest[0].Strike;
        _figures[PinFigure.Strength] = median > 0 ? Math.Min(Math.Abs(largest[0].Net) / median / 2, 1) : 0;
        _figures[PinFigure.Days] = _nearestDays;
    }
}

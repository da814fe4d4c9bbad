using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Takes the chains as they come and computes the levels at each end: several milliseconds, beside the engine.
/// </summary>
internal sealed class GammaLevelsWork : IBackgroundWork
{
    private const long NsPerDay = 86_400_000_000_000;
    private const long FurtherAgeNs = 30L * 60 * 1_000_000_000;
    private const double NsPerSecond = 1e9;
    private const double FuturesMultiplier = 0.5;

    private readonly ChainIntake[] _intakes;
    private readonly double[] _multipliers;
    private readonly GammaChain _chain;
    private readonly GammaLevels _levels;
    private readonly double[] _figures = new double[GammaFigure.Count];
    private double _spot = double.NaN;
    private long _sessionEndNs = long.MinValue;

    public GammaLevelsWork(GammaLevelsOptions options, Instruments instruments, short index)
    {
        IEnumerable<Instrument> further = options.FurtherChains
            .Select(instruments.Find).OfType<Instrument>().Where(i => i.Id != index);
        _intakes = [new ChainIntake(index), .. further.Select(i => new ChainIntake(i.Id))];
        _multipliers = [1, .. further.Select(i => i.IsIndex ? 1 : FuturesMultiplier)];
        _chain = new GammaChain(options.Settings);
        _levels = new GammaLevels(options.Settings);
    }

    /// <inheritdoc />
    public EventKinds Kinds => EventKinds.OptionRow | EventKinds.ChainEnd | EventKinds.Index | EventKinds.Session;

    /// <inheritdoc />
    public ReadOnlySpan<double> OnEvent(in MarketEvent e)
    {
        if (e.Kind is EventKind.Session)
        {
            _sessionEndNs = e.Session.RegularCloseNs;
        }
        else
        {
            for (int source = 0; source < _intakes.Length; source++)
            {
                if (_intakes[source].Take(in e))
                {
                    return Compute(source, e.TimeNs);
                }
            }
        }

        return [];
    }

    private ReadOnlySpan<double> Compute(int source, long nowNs)
    {
        ChainIntake intake = _intakes[source];
        if (_intakes[0].AsOfNs == 0)
        {
            return [];
        }

        if (source == 0 && intake.Scope is not ChainScope.Update)
        {
            _spot = intake.Underlying;
        }

        Add(source, intake.Scope);
        for (int other = 1; source == 0 && intake.Scope is ChainScope.Snapshot && other < _intakes.Length; other++)
        {
            // Whichever of the chains came first, and whatever the index was when it came.
            Add(other, ChainScope.Snapshot);
        }

        bool isThere = _levels.Compute(_chain, _spot, Math.Max(_sessionEndNs, intake.AsOfNs));
        Write(isThere, nowNs);
        _figures[GammaFigure.IsIndex] = source == 0 ? 1 : 0;
        return _figures;
    }

    /// <summary>
    /// Adds the rows of a chain. Another underlying is put on the index at its own price; without that, or when it was taken at quite
    /// another time, it is left out.
    /// </summary>
    private void Add(int source, ChainScope scope)
    {
        ChainIntake intake = _intakes[source];
        if (scope is ChainScope.Update)
        {
            _chain.BeginUpdate();
        }
        else if (scope is ChainScope.Snapshot)
        {
            _chain.Begin(source);
        }

        double ratio = source == 0 ? 1 : _spot / intake.Underlying;
        bool isOfTheTime = Math.Abs(intake.AsOfNs - _intakes[0].AsOfNs) <= FurtherAgeNs;
        if (double.IsFinite(ratio) && ratio > 0 && isOfTheTime)
        {
            ChainScale scale = new(ratio, _multipliers[source]);
            for (int i = 0; i < intake.Rows.Length; i++)
            {
                _chain.Add(in intake.Rows[i], scale, intake.QuotesNs[i], source);
            }
        }

        _chain.Complete(intake.AsOfNs, (int)(intake.AsOfNs / NsPerDay), intake.KnownNs, source);
    }

    private void Write(bool isThere, long nowNs)
    {
        Array.Fill(_figures, double.NaN);
        _figures[GammaFigure.State] = (double)(isThere ? ChainState.Ok : StateOf(_levels.Missing));
        _figures[GammaFigure.AsOfSeconds] = _intakes[0].AsOfNs / NsPerSecond;
        _figures[GammaFigure.Spot] = _spot;
        _figures[GammaFigure.KnownForNs] = _intakes[0].KnownNs > 0 ? nowNs - _intakes[0].KnownNs : 0;
        if (!isThere)
        {
            return;
        }

        ChainCoverage coverage = _levels.Coverage;
        _figures[GammaFigure.Net] = _levels.Net;
        _figures[GammaFigure.ProfileSpot] = _levels.Profile.IsEmpty ? double.NaN : _levels.Spot;
        _figures[GammaFigure.Coverage] = coverage.All;
        _figures[GammaFigure.CallWallCoverage] = coverage.CallWall;
        _figures[GammaFigure.PutWallCoverage] = coverage.PutWall;
        _figures[GammaFigure.FlipCoverage] = coverage.Flip;
        _figures[GammaFigure.QuoteAgeSeconds] = Math.Max(0, nowNs - coverage.OldestNs) / NsPerSecond;
        _figures[GammaFigure.MissingStrikes] = coverage.MissingStrikes;
        _figures[GammaFigure.CallWall] = _levels.CallWall ?? double.NaN;
        _figures[GammaFigure.PutWall] = _levels.PutWall ?? double.NaN;
        _figures[GammaFigure.Flip] = _levels.Flip ?? double.NaN;
        _figures[GammaFigure.Hvl] = _levels.HighVolatilityLevel ?? double.NaN;
        _figures[GammaFigure.ZeroDteCallWall] = _levels.ZeroDteCallWall ?? double.NaN;
        _figures[GammaFigure.ZeroDtePutWall] = _levels.ZeroDtePutWall ?? double.NaN;
        _figures[GammaFigure.OneDayMin] = _levels.OneDayMin ?? double.NaN;
        _figures[GammaFigure.OneDayMax] = _levels.OneDayMax ?? double.NaN;
        _figures[GammaFigure.MaxPain] = _levels.MaxPain ?? double.NaN;
        for (int i = 0; i < _levels.LargestStrikes.Length; i++)
        {
            _figures[GammaFigure.FirstGex + i] = _levels.LargestStrikes[i].Strike;
        }

        _levels.Profile.CopyTo(_figures.AsSpan(GammaFigure.FirstProfile));
    }

    private static ChainState StateOf(string? missing) => missing switch
    {
        GammaLevels.NoSpot => ChainState.NoSpot,
        GammaLevels.NoCalls => ChainState.NoCalls,
        GammaLevels.NoPuts => ChainState.NoPuts,
        _ => ChainState.TooFewRows,
    };
}

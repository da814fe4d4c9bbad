using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Price levels of the option chain, the volume profile, the VWAP, the session and round numbers, merged into zones: the
/// nearest above and below the price with their quality, and how many levels meet at the price [0, 1] (Steidlmayer for the
/// profile). Prices in points; a zone is told by its lower edge above the price, and by its upper edge below. Computed at
/// closed base bars. Partial without the levels of the option chain, Estimated while the profile comes from bars; Missing
/// until the first bar of a known session.
/// </summary>
/// <remarks>
/// The night's extremes are levels of their own once the night is over; before they are the session's. A volume cluster
/// and a round number are as old as their stay in the list, which begins anew with the session and, for a round number,
/// when the price comes within 50 points. A bar touches a level where the level stood before the bar. A zone is support
/// or resistance by the strength of its levels' roles.
/// </remarks>
[Plugin("level-zones")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class LevelZones : IFeature, IStateNames
{
    private const double AlertTicks = 20;
    private const double ConfluenceTicks = 10;

    private static readonly string[] Qualities = ["none", "weak", "moderate", "strong", "extreme"];

    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput[] _optionLevels;
    private readonly FeatureInput[] _secondary;
    private readonly LevelTable _levels;
    private readonly ZoneMerger _merger;
    private readonly Zone[] _zones;
    private readonly SessionAnchor _anchor = new();
    private readonly SessionExtremes _session = new();
    private readonly VolumeProfile _profile = new();
    private readonly Vwap _vwap = new();
    private ValueArea? _previous;

    /// <summary>Computes on the base period.</summary>
    public LevelZones(
        LevelZonesOptions options,
        BarPeriod period,
        Instrument instrument,
        [Optional] [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Optional] [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Optional] [Input("gamma-levels.flip")] FeatureInput flip,
        FeatureInput[] secondary)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(secondary);
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _optionLevels = [callWall, putWall, flip];
        _secondary = secondary;
        _levels = new LevelTable(_pointsPerTick);
        _merger = new ZoneMerger(options);
        _zones = new Zone[_levels.Most];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs => ZoneOutputs.Names;

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                Begin(e.TimeNs);
                if (_anchor.IsKnown)
                {
                    _profile.Add(e.Trade.PriceTicks, e.Trade.Size);
                }

                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                OnBar(in e, values);
                break;
            case EventKind.Session:
                _anchor.Announce(e.Session.OpenNs);
                _session.Announce(in e.Session);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        ZoneOutputs.IsQuality(output) && value >= 0 && value < Qualities.Length ? Qualities[(int)value] : null;

    private void OnBar(in MarketEvent e, Span<FeatureValue> values)
    {
        Begin(e.VenueNs);
        if (!_anchor.IsKnown)
        {
            return;
        }

        ref readonly Bar bar = ref e.Bar;
        _levels.See(in bar);
        _session.Add(in bar, e.VenueNs, e.TimeNs);
        _vwap.Add(in bar);
        if (!bar.HasPrints)
        {
            _profile.Add(in bar);
        }

        bool hasOptions = Refresh(bar.CloseTicks, e.TimeNs);
        _levels.Judge(bar.CloseTicks);
        values.Clear();
        FeatureStatus status = !hasOptions ? FeatureStatus.Partial
            : _profile.IsEstimated ? FeatureStatus.Estimated : FeatureStatus.Ok;
        Write(new ZoneOutputs(values, _pointsPerTick, status, e.TimeNs), bar.CloseTicks, e.TimeNs);
    }

    /// <summary>With the first print or bar of a session everything of the session begins anew.</summary>
    private void Begin(long timeNs)
    {
        if (_anchor.IsFirst(timeNs))
        {
            _previous = _profile.HasValue ? _profile.ValueArea() : _previous;
            _profile.Reset();
            _vwap.Reset();
            _session.BeginSession();
            _levels.BeginSession();
        }
    }

    private bool Refresh(int closeTicks, long nowNs)
    {
        bool hasOptions = true;
        int level = 0;
        foreach (FeatureInput input in _optionLevels)
        {
            FeatureValue value = input.Value;
            hasOptions &= value.IsUsable;
            _levels.Set(level++, value.IsUsable ? value.Value / _pointsPerTick : null, nowNs);
        }

        ValueArea? area = _profile.HasValue ? _profile.ValueArea() : null;
        _levels.Set(level++, area?.PointOfControlTicks, nowNs);
        _levels.Set(level++, area?.HighTicks, nowNs);
        _levels.Set(level++, area?.LowTicks, nowNs);
        _levels.Set(level++, Band(0), nowNs);
        _levels.Set(level++, _previous?.PointOfControlTicks, nowNs);
        _levels.Set(level++, Band(1), nowNs);
        _levels.Set(level++, Band(-1), nowNs);
        _levels.Set(level++, _previous?.HighTicks, nowNs);
        _levels.Set(level++, _previous?.LowTicks, nowNs);
        _levels.Set(level++, Band(2), nowNs);
        _levels.Set(level++, Band(-2), nowNs);
        _levels.Set(level++, _session.Whole.HighTicks, nowNs);
        _levels.Set(level++, _session.Whole.LowTicks, nowNs);
        bool hasNight = _session.IsNightOver && _session.Overnight.IsThere;
        _levels.Set(level++, hasNight ? _session.Overnight.HighTicks : null, nowNs);
        _levels.Set(level, hasNight ? _session.Overnight.LowTicks : null, nowNs);
        _levels.SetClusters(_profile, nowNs);
        _levels.SetRounds(closeTicks, nowNs);
        _levels.SetSecondary(_secondary, nowNs);
        return hasOptions;
    }

    private double? Band(int deviations) => _vwap.HasValue ? _vwap.BandTicks(deviations) : null;

    private void Write(ZoneOutputs row, int closeTicks, long nowNs)
    {
        int count = _levels.Write(_zones, closeTicks, nowNs);
        double confluence = 0;
        foreach (ref readonly Zone level in _zones.AsSpan(0, count))
        {
            double nearness = Math.Max(0, 1 - (Math.Abs(level.LowestTicks - closeTicks) / ConfluenceTicks));
            confluence += nearness * level.Strength / 5;
        }

        row.Set(ZoneOutput.PriceConfluence, Math.Min(1, confluence));
        Zone? above = null;
        Zone? below = null;
        bool isAlert = false;
        foreach (Zone zone in _zones.AsSpan(0, _merger.Merge(_zones.AsSpan(0, count), closeTicks)))
        {
            bool isAbove = zone.Role(closeTicks) < 0 && zone.HighTicks >= closeTicks;
            bool isBelow = zone.Role(closeTicks) > 0 && zone.LowTicks <= closeTicks;
            isAlert |= zone.Quality >= ZoneQuality.Strong && zone.Distance(closeTicks) <= AlertTicks;

            // Sorted by price: the first above is the nearest, the last below is.
            above = isAbove && above is null ? zone : above;
            below = isBelow ? zone : below;
            if (zone.Quality >= ZoneQuality.Moderate)
            {
                row.SetFirst(ZoneOutput.ModerateAbove, isAbove, zone.LowTicks);
                row.SetLast(ZoneOutput.ModerateBelow, isBelow, zone.HighTicks);
            }
        }

        row.Set(ZoneOutput.NearestAbove, above?.LowTicks * _pointsPerTick);
        row.Set(ZoneOutput.NearestBelow, below?.HighTicks * _pointsPerTick);
        row.Set(ZoneOutput.AboveQuality, (int)(above?.Quality ?? ZoneQuality.None));
        row.Set(ZoneOutput.BelowQuality, (int)(below?.Quality ?? ZoneQuality.None));
        row.Set(ZoneOutput.Quality, (int)Nearest(above, below, closeTicks));
        row.Set(ZoneOutput.Alert, isAlert ? 1 : 0);
        WriteLevels(row, closeTicks);
    }

    private void WriteLevels(ZoneOutputs row, int closeTicks)
    {
        for (int level = _optionLevels.Length; level < PriceLevel.All.Count; level++)
        {
            row.SetLevel(level - _optionLevels.Length, _levels[level]);
        }

        row.SetTicks(ZoneOutput.ClusterAbove, _levels.Cluster(closeTicks, 1));
        row.SetTicks(ZoneOutput.ClusterBelow, _levels.Cluster(closeTicks, -1));
        Extremes opening = _session.IsOpeningRangeOver ? _session.OpeningRange : default;
        row.SetTicks(ZoneOutput.OpeningHigh, opening.IsThere ? opening.HighTicks : null);
        row.SetTicks(ZoneOutput.OpeningLow, opening.IsThere ? opening.LowTicks : null);
        Extremes previous = _session.Previous;
        row.SetTicks(ZoneOutput.PreviousHigh, previous.IsThere ? previous.HighTicks : null);
        row.SetTicks(ZoneOutput.PreviousLow, previous.IsThere ? previous.LowTicks : null);
        row.SetTicks(ZoneOutput.PreviousClose, previous.IsThere ? previous.CloseTicks : null);
    }

    /// <summary>Quality of the nearer one; the better of two at the same distance.</summary>
    private static ZoneQuality Nearest(in Zone? above, in Zone? below, double priceTicks)
    {
        double up = above?.Distance(priceTicks) ?? double.MaxValue;
        double down = below?.Distance(priceTicks) ?? double.MaxValue;
        ZoneQuality upper = above?.Quality ?? ZoneQuality.None;
        ZoneQuality lower = below?.Quality ?? ZoneQuality.None;
        return up < down ? upper : down < up ? lower : upper > lower ? upper : lower;
    }

    private void Clear()
    {
        _anchor.Forget();
        _profile.Reset();
        _vwap.Reset();
        _session.Clear();
        _levels.Clear();
        _previous = null;
    }
}

using System.Diagnostics.Metrics;

namespace MiaIa.Host.Metrics;

/// <summary>What was measured by one instrument. Taking a value without labels makes nothing.</summary>
internal sealed class MetricFamily
{
    // Of requests and of decisions alike: from 10 microseconds to 10 seconds.
    private static readonly double[] DefaultBounds =
        [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly MetricSeries _plain;
    private readonly bool _isObserved;
    private bool _hasPlain;

    /// <summary>Prepares it.</summary>
    public MetricFamily(Instrument instrument)
    {
        (Name, Unit, Description, _isObserved) = (instrument.Name, instrument.Unit ?? "", instrument.Description ?? "", instrument.IsObservable);
        Type kind = instrument.GetType().GetGenericTypeDefinition();
        Kind = kind == typeof(Histogram<>) ? MetricKind.Histogram
            : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
        IsSum = kind == typeof(UpDownCounter<>) || Kind is MetricKind.Counter;
        Bounds = Kind is MetricKind.Histogram ? [.. (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? DefaultBounds] : [];
        _plain = new MetricSeries([], BucketCount);
    }

    /// <summary>Name of the instrument, with dots.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>What it measures.</summary>
    public string Description { get; }

    /// <summary>What it is.</summary>
    public MetricKind Kind { get; }

    /// <summary>Upper bounds of a histogram's buckets but the last, which has none.</summary>
    public double[] Bounds { get; }

    private bool IsSum { get; }

    private int BucketCount => Kind is MetricKind.Histogram ? Bounds.Length + 1 : 0;

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">Its labels.</param>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_lock)
        {
            MetricSeries series = tags.IsEmpty ? Plain() : SeriesOf(tags);
            if (Kind is MetricKind.Histogram)
            {
                series.Buckets[BucketOf(value)]++;
                series.Count++;
                series.Value += value;
            }
            else
            {
                series.Value = IsSum && !_isObserved ? series.Value + value : value;
            }
        }
    }

    /// <summary>What is asked anew forgets what it was.</summary>
    public void Begin()
    {
        if (_isObserved)
        {
            lock (_lock)
            {
                _series.Clear();
                _hasPlain = false;
            }
        }
    }

    /// <summary>Shows its series in the order of their labels, while nothing is taken.</summary>
    public void Show(Action<MetricSeries> show)
    {
        lock (_lock)
        {
            if (_hasPlain)
            {
                show(_plain);
            }

            foreach ((_, MetricSeries series) in _series.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                show(series);
            }
        }
    }

    private MetricSeries Plain()
    {
        _hasPlain = true;
        return _plain;
    }

    private MetricSeries SeriesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        KeyValuePair<string, string>[] labels = new KeyValuePair<string, string>[tags.Length];
        for (int i = 0; i < tags.Length; i++)
        {
            labels[i] = new(tags[i].Key, Convert.ToString(tags[i].Value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }

        Array.Sort(labels, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        string key = string.Join('\u0001', labels.Select(l => l.Key + '\u0002' + l.Value));
        if (!_series.TryGetValue(key, out MetricSeries? series))
        {
            series = new MetricSeries(labels, BucketCount);
            _series.Add(key, series);
        }

        return series;
    }

    // A value on a bound belongs below it.
    private int BucketOf(double value)
    {
        int at = 0;
        while (at < Bounds.Length && !(value <= Bounds[at]))
        {
            at++;
        }

        return at;
    }
}

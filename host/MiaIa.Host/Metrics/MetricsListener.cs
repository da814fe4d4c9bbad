using System.Diagnostics.Metrics;

namespace MiaIa.Host.Metrics;

/// <summary>Listens to one meter and keeps what it measures, for whoever asks.</summary>
internal sealed class MetricsListener : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="meter">The meter; instruments that it is given later count as well.</param>
    public MetricsListener(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument, Add(instrument));
            }
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((MetricFamily)state!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>Asks what is asked only now, and shows all families in the order of their names.</summary>
    public void Collect(Action<MetricFamily> show)
    {
        lock (_lock)
        {
            foreach (MetricFamily family in _families.Values)
            {
                family.Begin();
            }

            _listener.RecordObservableInstruments();
            foreach (MetricFamily family in _families.Values)
            {
                show(family);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private MetricFamily Add(Instrument instrument)
    {
        lock (_lock)
        {
            if (!_families.TryGetValue(instrument.Name, out MetricFamily? family))
            {
                family = new MetricFamily(instrument);
                _families.Add(instrument.Name, family);
            }

            return family;
        }
    }
}

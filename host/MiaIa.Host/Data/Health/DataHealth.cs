using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Looks at the events of a run, or of a file, as they pass, and says afterwards whether the data are sound.</summary>
internal sealed class DataHealth
{
    private readonly SessionClock _clock = new();
    private readonly InstrumentHealth[] _instruments;

    /// <summary>Prepares it.</summary>
    /// <param name="instruments">Number of instruments.</param>
    public DataHealth(int instruments) =>
        _instruments = [.. Enumerable.Range(0, instruments).Select(_ => new InstrumentHealth(_clock))];

    /// <summary>What was counted of an instrument.</summary>
    public InstrumentHealth Of(int instrument) => _instruments[instrument];

    /// <summary>Looks at events, in the order of the run. Nothing is allocated and nothing changed.</summary>
    public void Observe(ReadOnlySpan<MarketEvent> events)
    {
        InstrumentHealth[] instruments = _instruments;
        foreach (ref readonly MarketEvent e in events)
        {
            int id = e.Instrument;
            if ((uint)id >= (uint)instruments.Length)
            {
                if (e.Kind is EventKind.Session)
                {
                    _clock.On(in e.Session);
                }

                continue;
            }

            InstrumentHealth instrument = instruments[id];
            switch (e.Kind)
            {
                case EventKind.Depth:
                    instrument.OnOther(e.TimeNs);
                    break;
                case EventKind.Quote:
                    instrument.OnQuote(in e);
                    break;
                case EventKind.Trade:
                    instrument.OnTrade(in e);
                    break;
                case EventKind.Bar:
                    instrument.OnBar(in e);
                    break;
                case EventKind.Roll:
                    instrument.OnRoll();
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>What an instrument's data came to.</summary>
    /// <param name="instrument">Its number.</param>
    /// <param name="name">Its name in the report.</param>
    /// <param name="faults">What its source counted and left out.</param>
    /// <param name="provenance">Where the data come from; null when nobody knows.</param>
    public HealthReport Report(int instrument, string name, SourceFaults faults, string? provenance)
    {
        InstrumentHealth counted = _instruments[instrument];
        counted.Complete();
        return HealthReport.Of(name, counted, faults, provenance);
    }
}

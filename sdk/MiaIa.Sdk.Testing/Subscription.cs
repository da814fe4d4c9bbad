using System.Reflection;

namespace MiaIa.Sdk.Testing;

/// <summary>Which events a feature gets, from its <see cref="ReadsAttribute"/>, as the engine decides it.</summary>
internal sealed class Subscription
{
    private readonly EventKinds[] _byInstrument;
    private readonly EventKinds _ofAll;

    public Subscription(Type feature, Instruments instruments)
    {
        _byInstrument = new EventKinds[instruments.All.Count];
        ReadsAttribute[] reads = [.. feature.GetCustomAttributes<ReadsAttribute>()];
        if (reads.Length == 0)
        {
            reads = [new ReadsAttribute((EventKinds)~0)];
        }

        foreach (ReadsAttribute read in reads)
        {
            _ofAll |= read.Kinds;
            Instrument? instrument = read.Instrument is null ? instruments.Traded : instruments.Find(read.Instrument);
            if (instrument is not null)
            {
                _byInstrument[instrument.Id] |= read.Kinds;
            }
        }
    }

    public bool Has(in MarketEvent e)
    {
        EventKinds wanted = e.Instrument < 0 ? _ofAll : _byInstrument[e.Instrument];
        return (wanted & (EventKinds)(1 << (int)e.Kind)) != EventKinds.None;
    }

    /// <summary>Whether the feature asks for a kind at all, of whatever instrument.</summary>
    public bool Names(EventKind kind) => (_ofAll & (EventKinds)(1 << (int)kind)) != EventKinds.None;
}

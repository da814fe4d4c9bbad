using MiaIa.Sdk;

namespace MiaIa.Engine.Features;

/// <summary>
/// The row of all outputs, and who is called for which event. Features stand in the order of their dependencies, so that
/// each reads what others wrote at the same event. One that throws is out for the run and its outputs are Missing.
/// </summary>
public sealed class FeatureTable
{
    private const int KindCount = 32;

    private readonly FeatureNode[] _nodes;
    private readonly FeatureReader[][] _readers;
    private readonly FeatureReader[][] _own;
    private readonly FeatureValue[] _row;
    private readonly FeatureAge[] _ages;
    private long _openedNs = long.MinValue;

    /// <summary>Lays out the row.</summary>
    /// <param name="nodes">The features, in the order of their dependencies.</param>
    /// <param name="row">The row; its length is the number of all outputs.</param>
    /// <param name="instrumentCount">Number of instruments of the run.</param>
    public FeatureTable(IReadOnlyList<FeatureNode> nodes, FeatureValue[] row, int instrumentCount)
    {
        _nodes = [.. nodes];
        _row = row;
        int offset = 0;
        List<FeatureAge> ages = [];
        foreach (FeatureNode node in _nodes)
        {
            node.Offset = offset;
            node.Age = new FeatureAge(offset, node.Count, node.MaxAgeNs);
            if (node.MaxAgeNs > 0)
            {
                ages.Add(node.Age);
            }

            offset += node.Count;
        }

        if (offset != row.Length)
        {
            throw new ArgumentException($"The row has {row.Length} places for {offset} outputs.", nameof(row));
        }

        _ages = [.. ages];
        _readers = new FeatureReader[instrumentCount * KindCount][];
        for (int i = 0; i < _readers.Length; i++)
        {
            (short instrument, EventKinds kind) = ((short)(i / KindCount), (EventKinds)(1 << (i % KindCount)));
            _readers[i] = [.. _nodes.Where(n => DoesRead(n, instrument, kind)).Select(n => new FeatureReader(n))];
        }

        _own = [.. _nodes.Select(n => n.Feature is IBackgroundFeature ? new[] { new FeatureReader(n) } : [])];
    }

    /// <summary>The features, in order.</summary>
    public IReadOnlyList<FeatureNode> Nodes => _nodes;

    /// <summary>The row as it stands.</summary>
    public ReadOnlySpan<FeatureValue> Row => _row;

    /// <summary>Whether any feature is called for a kind of event of an instrument.</summary>
    public bool IsRead(short instrument, EventKind kind) => ReadersOf(instrument, kind).Length > 0;

    /// <summary>Calls the features that read this event. Those of all instruments go to the readers of the traded one.</summary>
    /// <returns>The feature that threw last at this event; null when none did. Each that threw has its fault set.</returns>
    public FeatureNode? Dispatch(in MarketEvent e) => Call(ReadersOf(Math.Max((short)0, e.Instrument), e.Kind), in e);

    /// <summary>Takes figures of a background work to its feature; one whose work has thrown is out for the run.</summary>
    /// <returns>The feature if it is out now; else null.</returns>
    public FeatureNode? DispatchFigures(in MarketEvent e)
    {
        int place = e.Figures.Feature;
        FeatureReader[] readers = (uint)place < (uint)_own.Length ? _own[place] : [];
        if (readers.Length > 0 && e.Figures.Total == Figures.Failed)
        {
            Expel(readers[0].Node, "its background work failed");
            return readers[0].Node;
        }

        return Call(readers, in e);
    }

    private FeatureNode? Call(FeatureReader[] readers, in MarketEvent e)
    {
        FeatureNode? faulted = null;
        int i = 0;
        while (i < readers.Length)
        {
            // One try for the whole table; it is entered again only behind a feature that threw.
            try
            {
                for (; i < readers.Length; i++)
                {
                    ref readonly FeatureReader reader = ref readers[i];
                    reader.Age.IsTouched = true;
                    reader.OnEvent(in e, _row.AsSpan(reader.Offset, reader.Count));
                }
            }
#pragma warning disable CA1031 // A plugin may throw anything; it must not take the desk down.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                faulted = readers[i].Node;
                Expel(faulted, $"{problem.GetType().Name}: {problem.Message}");
                readers = Without(readers, faulted);
            }
        }

        return faulted;
    }

    /// <summary>Marks what is older than its limit. Time in which the market is closed does not count.</summary>
    /// <param name="nowNs">Event time.</param>
    /// <param name="openedNs">When the market last opened.</param>
    public void MarkStale(long nowNs, long openedNs)
    {
        // What a feature has not touched since the last look grows old at a known moment.
        bool isOpening = openedNs != _openedNs;
        _openedNs = openedNs;
        foreach (FeatureAge age in _ages)
        {
            if (age.IsTouched || isOpening || nowNs > age.DueNs)
            {
                age.Mark(_row, nowNs, openedNs);
            }
        }
    }

    private static bool DoesRead(FeatureNode node, short instrument, EventKinds kind) =>
        node.Reads.Count == 0
            ? instrument == 0
            : node.Reads.Any(r => r.Instrument == instrument && (r.Kinds & kind) != EventKinds.None);

    private FeatureReader[] ReadersOf(short instrument, EventKind kind) => _readers[(instrument * KindCount) + (int)kind];

    // Apart from the loop: what a lambda captures there would be allocated at every event.
    private static FeatureReader[] Without(FeatureReader[] readers, FeatureNode node) => [.. readers.Where(r => r.Node != node)];

    private void Expel(FeatureNode node, string fault)
    {
        node.Fault = fault;
        _row.AsSpan(node.Offset, node.Count).Clear();
        for (int i = 0; i < _readers.Length; i++)
        {
            _readers[i] = Without(_readers[i], node);
        }

        _own[Array.IndexOf(_nodes, node)] = [];
    }
}

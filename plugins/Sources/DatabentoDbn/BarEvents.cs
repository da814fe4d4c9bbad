using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Bars: stamped with their start, told at their end. They have no volume by side.</summary>
internal sealed class BarEvents(MarketStream stream, StreamRequest request) : DbnEvents(stream, request)
{
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>Makes the event of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="seconds">Length of the bar.</param>
    /// <param name="events">Where it goes.</param>
    public void Add(in BarRecord record, int seconds, ref EventWriter events)
    {
        if (record.StartNs > long.MaxValue - (ulong)(seconds * NsPerSecond) || record.Volume > int.MaxValue)
        {
            Count(ProblemKind.BadRecord);
            return;
        }

        if (!TryTicks(record.Open, out int open) || !TryTicks(record.High, out int high)
            || !TryTicks(record.Low, out int low) || !TryTicks(record.Close, out int close))
        {
            return;
        }

        Bar bar = new(seconds, open, high, low, close, (int)record.Volume, 0, 0, 0, DeltaKind.None);
        if (!bar.IsValid)
        {
            Count(ProblemKind.ImpossibleBar);
            return;
        }

        ulong end = record.StartNs + (ulong)(seconds * NsPerSecond);
        long time = Time(end, end);
        if ((ulong)time == end)
        {
            events.Add(MarketEvent.Of(time, Instrument, in bar, (long)record.StartNs));
        }
    }
}

namespace MiaIa.Host.Alerts;

/// <summary>How long the broker takes to answer orders: 99 of 100, over the last 100.</summary>
internal sealed class OrderDelays
{
    private const int Kept = 100;
    private const int Least = 20;
    private const int MostOpen = 1000;
    private const double NanosecondsPerMillisecond = 1e6;

    private readonly Dictionary<long, long> _sent = [];
    private readonly Queue<long> _delays = [];

    /// <summary>An order is sent.</summary>
    public void Send(long order, long timeNs)
    {
        if (_sent.Count >= MostOpen)
        {
            _sent.Clear();
        }

        _sent[order] = timeNs;
    }

    /// <summary>The broker answers; only its first word on an order counts.</summary>
    /// <returns>The delay that 99 of 100 keep within, milliseconds; null as long as there are fewer than 20.</returns>
    public double? Answer(long order, long timeNs)
    {
        if (!_sent.Remove(order, out long sentNs))
        {
            return null;
        }

        _delays.Enqueue(timeNs - sentNs);
        if (_delays.Count > Kept)
        {
            _delays.Dequeue();
        }

        if (_delays.Count < Least)
        {
            return null;
        }

        // The nearest rank: the smallest that at least 99 of 100 do not exceed.
        long[] sorted = [.. _delays.Order()];
        return sorted[(((99 * sorted.Length) + 99) / 100) - 1] / NanosecondsPerMillisecond;
    }
}

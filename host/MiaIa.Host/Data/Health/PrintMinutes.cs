using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Prints added up by the minute, so that their volume can be looked at as that of bars.</summary>
internal sealed class PrintMinutes
{
    private const long NsPerMinute = 60_000_000_000;

    // By the sign of the side, from -1: sold, not known, bought.
    private readonly long[] _sizes = new long[4];
    private long _endNs = long.MinValue;

    /// <summary>The volume of whole minutes.</summary>
    public VolumeShape Volume { get; } = new();

    /// <summary>Adds a print.</summary>
    public void Add(in Trade trade, long timeNs, SessionClock clock)
    {
        if (timeNs >= _endNs)
        {
            Close(clock);
            long part = timeNs % NsPerMinute;
            _endNs = timeNs - (part < 0 ? part + NsPerMinute : part) + NsPerMinute;
        }

        _sizes[((int)trade.Aggressor + 1) & 3] += trade.Size;
    }

    /// <summary>Closes the minute that is open, if there is one.</summary>
    public void Close(SessionClock clock)
    {
        if (_endNs != long.MinValue)
        {
            long buy = _sizes[2];
            long sell = _sizes[0];
            long volume = buy + sell + _sizes[1];
            Volume.Add(Contracts(volume), Contracts(buy), Contracts(sell), _endNs - NsPerMinute, clock);
        }

        Array.Clear(_sizes);
        _endNs = long.MinValue;
    }

    private static int Contracts(long size) => (int)Math.Clamp(size, 0, int.MaxValue);
}

using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Keeps bars of one instrument from being told twice: a bar is left out when another stream told a bar of the same or a
/// shorter period that ends inside it. So finer data win where they are, and coarser data fill the rest.
/// </summary>
/// <param name="instruments">Number of instruments.</param>
internal sealed class BarCover(int instruments)
{
    private readonly long[] _endNs = Filled(instruments);
    private readonly int[] _period = new int[instruments];
    private readonly int[] _ordinal = new int[instruments];

    /// <summary>Bars left out so far.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Whether a bar of a stream is told; if so, it is remembered.</summary>
    public bool Takes(in MarketEvent e, int ordinal)
    {
        int instrument = e.Instrument;
        if ((uint)instrument >= (uint)_endNs.Length)
        {
            return true;
        }

        int period = e.Bar.PeriodSeconds;
        if (ordinal != _ordinal[instrument] && period >= _period[instrument] && _endNs[instrument] > e.VenueNs)
        {
            LeftOut++;
            return false;
        }

        _endNs[instrument] = e.TimeNs;
        _period[instrument] = period;
        _ordinal[instrument] = ordinal;
        return true;
    }

    private static long[] Filled(int count)
    {
        long[] values = new long[count];
        Array.Fill(values, long.MinValue);
        return values;
    }
}

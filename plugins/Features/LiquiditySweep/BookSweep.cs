using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Finds orders that take several prices at once: prints of one side that only go its way, without a pause.</summary>
internal sealed class BookSweep(int levels, long mergeNs)
{
    private Side _side;
    private int _firstTicks;
    private int _lastTicks;
    private long _lastNs;

    /// <summary>Side of the last sweep; None before the first.</summary>
    public Side Side { get; private set; }

    /// <summary>Prices that the last sweep took.</summary>
    public int Levels { get; private set; }

    /// <summary>Takes a print; whether it made, or went on with, a sweep.</summary>
    public bool Add(in Trade print, long timeNs)
    {
        int way = (int)print.Aggressor;
        bool continues = way != 0 && print.Aggressor == _side && timeNs - _lastNs <= mergeNs
            && way * ((long)print.PriceTicks - _lastTicks) >= 0;
        _firstTicks = continues ? _firstTicks : print.PriceTicks;
        _side = print.Aggressor;
        _lastTicks = print.PriceTicks;
        _lastNs = timeNs;
        int taken = Math.Abs(_lastTicks - _firstTicks) + 1;
        if (way == 0 || taken < levels)
        {
            return false;
        }

        Side = _side;
        Levels = taken;
        return true;
    }

    public void Clear()
    {
        _side = Side.None;
        Side = Side.None;
        Levels = 0;
    }
}

using MiaIa.Sdk;

namespace MiaIa.Plugins.Risk;

/// <summary>
/// Nothing is entered after too fast a loss: when equity is further below its highest within the last hour than allowed. It sees the
/// account when an entry is asked for, so that the account before each round trip is known to it. The day's own limit stays what it is.
/// </summary>
[Plugin("loss-per-hour")]
public sealed class LossPerHour : IRiskRule
{
    private const long MinuteNs = 60_000_000_000;

    private readonly decimal _maxLoss;
    private readonly long[] _minutes;
    private readonly decimal[] _highest;

    /// <summary>Makes it.</summary>
    public LossPerHour(LossPerHourOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _maxLoss = options.MaxLossDollars;
        _minutes = new long[options.WindowMinutes];
        _highest = new decimal[options.WindowMinutes];
        Array.Fill(_minutes, -1);
    }

    /// <inheritdoc />
    public int Allow(in EntryRequest entry, in AccountState account)
    {
        long minute = entry.TimeNs / MinuteNs;
        int place = (int)(minute % _minutes.Length);
        bool isKnown = _minutes[place] == minute;
        (_minutes[place], _highest[place]) = (minute, isKnown ? Math.Max(_highest[place], account.Equity) : account.Equity);
        return Highest(minute) - account.Equity >= _maxLoss ? 0 : entry.Quantity;
    }

    private decimal Highest(long minute)
    {
        decimal highest = decimal.MinValue;
        for (int i = 0; i < _minutes.Length; i++)
        {
            highest = minute - _minutes[i] < _minutes.Length ? Math.Max(highest, _highest[i]) : highest;
        }

        return highest;
    }
}

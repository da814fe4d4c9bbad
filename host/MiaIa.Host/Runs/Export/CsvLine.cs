using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Writes lines of comma-separated values: invariant numbers, prices as decimals, times in UTC with 9 decimals.</summary>
/// <param name="output">Where they go.</param>
internal sealed class CsvLine(TextWriter output)
{
    private const int LongestField = 64;

    private readonly char[] _text = new char[LongestField];
    private bool _isBegun;

    /// <summary>Lines written.</summary>
    public long Lines { get; private set; }

    /// <summary>Adds a text without commas, quotes and line feeds; empty for what is not known.</summary>
    public CsvLine Add(string text)
    {
        Separate();
        output.Write(text);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    public CsvLine Add(long number)
    {
        number.TryFormat(_text, out int length, default, CultureInfo.InvariantCulture);
        return Write(length);
    }

    /// <summary>Adds a number that may have a fraction.</summary>
    public CsvLine Add(double number)
    {
        number.TryFormat(_text, out int length, "R", CultureInfo.InvariantCulture);
        return Write(length);
    }

    /// <summary>Adds a price, in points.</summary>
    public CsvLine AddPrice(Instrument instrument, int ticks)
    {
        instrument.ToPrice(ticks).TryFormat(_text, out int length, default, CultureInfo.InvariantCulture);
        return Write(length);
    }

    /// <summary>Adds a time: ISO 8601, UTC, 9 decimals.</summary>
    public CsvLine AddTime(long timeNs)
    {
        (long seconds, long fraction) = Math.DivRem(timeNs, 1_000_000_000);
        if (fraction < 0)
        {
            (seconds, fraction) = (seconds - 1, fraction + 1_000_000_000);
        }

        DateTime time = DateTime.UnixEpoch.AddSeconds(seconds);
        time.TryFormat(_text, out int length, "yyyy-MM-dd'T'HH:mm:ss'.'", CultureInfo.InvariantCulture);
        fraction.TryFormat(_text.AsSpan(length), out int decimals, "000000000", CultureInfo.InvariantCulture);
        length += decimals;
        _text[length] = 'Z';
        return Write(length + 1);
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        output.Write('\n');
        _isBegun = false;
        Lines++;
    }

    private CsvLine Write(int length)
    {
        Separate();
        output.Write(_text.AsSpan(0, length));
        return this;
    }

    private void Separate()
    {
        if (_isBegun)
        {
            output.Write(',');
        }

        _isBegun = true;
    }
}

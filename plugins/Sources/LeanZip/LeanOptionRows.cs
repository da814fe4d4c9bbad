using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Turns the rows of one option's entry into changes; what an entry's kind does not tell stays absent.</summary>
/// <param name="entry">The entry.</param>
/// <param name="contract">Number of the option.</param>
/// <param name="stamp">Reads its times.</param>
internal sealed class LeanOptionRows(LeanEntry entry, int contract, LeanStamp stamp)
{
    private const double OptionDivisor = 10_000;
    private const int TradeColumns = 6;
    private const int Volume = 5;
    private const int QuoteColumns = 11;
    private const int BidClose = 4;
    private const int AskClose = 9;
    private const long NsPerSecond = 1_000_000_000;

    private readonly double _divisor = entry.IsOnFuture ? 1 : OptionDivisor;
    private long _day = -1;
    private long _volume;

    /// <summary>Reads a row.</summary>
    /// <param name="row">Its columns.</param>
    /// <param name="line">Its text.</param>
    /// <param name="change">What it tells, when there is no problem, or only a crossed quote.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out LeanOptionChange change)
    {
        change = default;
        if (!stamp.TryRead(row, line, out long start))
        {
            return ProblemKind.BadRecord;
        }

        long end = start + (entry.PeriodSeconds * NsPerSecond);
        return entry.Kind switch
        {
            LeanKind.Trade => ReadTrade(row, line, end, out change),
            LeanKind.Quote => ReadQuote(row, end, out change),
            _ => ReadInterest(row, start, out change),
        };
    }

    private ProblemKind? ReadTrade(NumberRow row, ReadOnlySpan<byte> line, long end, out LeanOptionChange change)
    {
        change = default;
        if (row.Count is < TradeColumns or > TradeColumns + 1 || !row.IsNumber(1) || !row.IsNumber(2) || !row.IsNumber(3)
            || !row.IsNumber(4) || !row.TryInteger(Volume, out int volume) || volume < 0)
        {
            return ProblemKind.BadRecord;
        }

        long day = entry.Date is null ? DayOf(row.Text(line, 0)) : 0;
        _volume = day == _day ? _volume : 0;
        _day = day;
        if (_volume + volume > int.MaxValue)
        {
            return ProblemKind.BadRecord;
        }

        _volume += volume;
        change = new LeanOptionChange(end, contract, float.NaN, float.NaN, (int)_volume, -1);
        return null;
    }

    private ProblemKind? ReadQuote(NumberRow row, long end, out LeanOptionChange change)
    {
        change = default;
        if (row.Count is < QuoteColumns or > QuoteColumns + 1
            || !TrySide(row, BidClose, out float bid) || !TrySide(row, AskClose, out float ask))
        {
            return ProblemKind.BadRecord;
        }

        change = new LeanOptionChange(end, contract, bid, ask, -1, -1);
        return bid >= ask ? ProblemKind.CrossedQuote : null;
    }

    private ProblemKind? ReadInterest(NumberRow row, long time, out LeanOptionChange change)
    {
        change = default;
        if (row.Count < 2 || !row.TryInteger(1, out int interest) || interest < 0)
        {
            return ProblemKind.BadRecord;
        }

        change = new LeanOptionChange(time, contract, float.NaN, float.NaN, -1, interest);
        return null;
    }

    private bool TrySide(NumberRow row, int close, out float price)
    {
        price = float.NaN;
        if (row.IsEmpty(close))
        {
            return true;
        }

        if (!row.TryDouble(close, out double written) || written < 0 || !row.TryInteger(close + 1, out int size) || size < 0)
        {
            return false;
        }

        price = size == 0 ? float.NaN : (float)(written / _divisor);
        return true;
    }

    /// <summary>The date at the beginning of a text that was read as a time.</summary>
    private static long DayOf(ReadOnlySpan<byte> time)
    {
        long day = 0;
        foreach (byte c in time[..8])
        {
            day = (day * 10) + (c - '0');
        }

        return day;
    }
}

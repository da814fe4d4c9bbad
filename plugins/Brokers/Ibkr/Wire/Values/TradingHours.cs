using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads trading and liquid hours of an instrument (PROTOCOL 6.3).</summary>
public static class TradingHours
{
    private const string DateForm = "yyyyMMdd";
    private const string ClockForm = "HHmm";
    private const string ClosedWord = "CLOSED";

    /// <summary>
    /// Reads pieces parted by <c>;</c> and <c>,</c>, each <c>20260405:1700-20260406:1600</c> or <c>20260411:CLOSED</c>; empty ones are skipped.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="sessions">The pieces in their order; empty when it cannot be read.</param>
    /// <returns>False when any piece cannot be read.</returns>
    public static bool TryParse(string text, out IReadOnlyList<TradingSession> sessions)
    {
        List<TradingSession> read = [];
        sessions = [];
        foreach (string day in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            DateOnly? date = null;
            foreach (string piece in day.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!TryParsePiece(piece, ref date, out TradingSession session))
                {
                    return false;
                }

                read.Add(session);
            }
        }

        sessions = read;
        return true;
    }

    /// <summary>Reads one piece; a time without date lies on the day of the piece before.</summary>
    private static bool TryParsePiece(ReadOnlySpan<char> piece, ref DateOnly? day, out TradingSession session)
    {
        session = default;
        int hyphen = piece.IndexOf('-');
        if (hyphen < 0)
        {
            return TryParseClosed(piece, out session);
        }

        if (!TryParsePoint(piece[..hyphen], ref day, out DateTime open))
        {
            return false;
        }

        DateOnly? endDay = day;
        bool isRead = TryParsePoint(piece[(hyphen + 1)..], ref endDay, out DateTime close) && close > open;
        session = new(DateOnly.FromDateTime(open), open, close);
        return isRead;
    }

    private static bool TryParseClosed(ReadOnlySpan<char> piece, out TradingSession session)
    {
        session = default;
        int colon = piece.IndexOf(':');
        if (colon < 0 || !piece[(colon + 1)..].SequenceEqual(ClosedWord) || !TryParseDate(piece[..colon], out DateOnly day))
        {
            return false;
        }

        session = new(day, Open: null, Close: null);
        return true;
    }

    private static bool TryParsePoint(ReadOnlySpan<char> text, ref DateOnly? day, out DateTime point)
    {
        point = default;
        int colon = text.IndexOf(':');
        if (colon >= 0)
        {
            day = TryParseDate(text[..colon], out DateOnly date) ? date : null;
        }

        bool isRead = TimeOnly.TryParseExact(
            text[(colon + 1)..], ClockForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        if (!isRead || day is not { } known)
        {
            return false;
        }

        point = known.ToDateTime(time);
        return true;
    }

    private static bool TryParseDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}

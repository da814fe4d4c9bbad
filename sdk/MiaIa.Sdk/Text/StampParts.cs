namespace MiaIa.Sdk.Text;

/// <summary>The parts of a written time, as far as they are read.</summary>
internal struct StampParts
{
    private const int NsDigits = 9;

    private int _hour;
    private int _minute;
    private int _second;
    private bool _hasHalf;
    private bool _isAfternoon;

    public int Year { get; private set; }

    public int Month { get; private set; }

    public int Day { get; private set; }

    public long Nanosecond { get; private set; }

    public readonly bool IsTime => _hour <= 23 && _minute <= 59 && _second <= 59 && (!_hasHalf || _hour is >= 1 and <= 12);

    public readonly long SecondOfDay => (((Hour * 60L) + _minute) * 60) + _second;

    private readonly int Hour => _hasHalf ? (_hour % 12) + (_isAfternoon ? 12 : 0) : _hour;

    public bool TryNumber(char part, int width, ReadOnlySpan<byte> text, ref int at)
    {
        // One letter stands for one or two digits.
        int most = width == 1 ? 2 : width;
        int value = 0;
        int digits = 0;
        while (digits < most && at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + (text[at++] - '0');
            digits++;
        }

        if (digits < width || most > 4)
        {
            return false;
        }

        switch (part)
        {
            case 'y': Year = width == 2 ? 2000 + value : value; break;
            case 'M': Month = value; break;
            case 'd': Day = value; break;
            case 'm': _minute = value; break;
            case 's': _second = value; break;
            default: _hour = value; break;
        }

        return true;
    }

    public bool TryFraction(int width, ReadOnlySpan<byte> text, ref int at)
    {
        int start = at;
        long value = 0;
        while (at < text.Length && at - start < Math.Min(width, NsDigits) && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + (text[at++] - '0');
        }

        Nanosecond = value * PowersOfTen.Of(NsDigits - (at - start));
        return at - start == width;
    }

    public bool TryOptionalFraction(ReadOnlySpan<byte> text, ref int at)
    {
        if (at == text.Length || text[at] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int digits = 0;
        while (at + 1 + digits < text.Length && text[at + 1 + digits] is >= (byte)'0' and <= (byte)'9')
        {
            digits++;
        }

        at++;
        return digits > 0 && TryFraction(digits, text, ref at);
    }

    public bool TryHalfOfDay(ReadOnlySpan<byte> text, ref int at)
    {
        if (at + 2 > text.Length || (text[at + 1] | 0x20) != 'm' || (text[at] | 0x20) is not ('a' or 'p'))
        {
            return false;
        }

        _hasHalf = true;
        _isAfternoon = (text[at] | 0x20) == 'p';
        at += 2;
        return true;
    }
}

namespace MiaIa.Sdk.Text;

/// <summary>
/// The columns of one line, read in one pass without allocation: whole and decimal numbers as their digits, everything else as
/// its place in the line. Spaces around a column do not count.
/// </summary>
/// <param name="capacity">Most columns that are kept; a line with more is cut there.</param>
/// <param name="decimalMark">What stands before the decimals; default a point.</param>
public sealed class NumberRow(int capacity, byte decimalMark = (byte)'.')
{
    private const int MaxDigits = 18;
    private const sbyte Empty = -1;
    private const sbyte NoNumber = -2;

    private readonly long[] _digits = new long[capacity];
    private readonly sbyte[] _fractions = new sbyte[capacity];
    private readonly int[] _starts = new int[capacity];
    private readonly int[] _ends = new int[capacity];

    /// <summary>Number of columns in the line, up to the capacity.</summary>
    public int Count { get; private set; }

    /// <summary>The digits of a number without its decimal point, signed; 0 when it is none.</summary>
    public long Digits(int column) => _digits[column];

    /// <summary>How many of the digits stand after the decimal point; negative when the column is no number.</summary>
    public int FractionDigits(int column) => _fractions[column];

    /// <summary>Whether nothing stands in a column.</summary>
    public bool IsEmpty(int column) => _fractions[column] == Empty;

    /// <summary>Whether a number stands in a column, whole or decimal, of at most 18 digits.</summary>
    public bool IsNumber(int column) => _fractions[column] >= 0;

    /// <summary>A column as text.</summary>
    /// <param name="line">The line that was read.</param>
    /// <param name="column">Number of the column, from 0.</param>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> line, int column) =>
        line[_starts[column].._ends[column]].Trim((byte)' ');

    /// <summary>A whole number; false when there is none, when it has a fraction, or when it does not fit.</summary>
    public bool TryInteger(int column, out int value)
    {
        long digits = _digits[column];
        int fraction = _fractions[column];
        while (fraction > 0 && digits % 10 == 0)
        {
            digits /= 10;
            fraction--;
        }

        value = (int)digits;
        return fraction == 0 && value == digits;
    }

    /// <summary>A number as a double, the nearest one to what is written; false when there is none.</summary>
    public bool TryDouble(int column, out double value)
    {
        value = IsNumber(column) ? (double)(_digits[column] / PowersOfTen.Decimal(_fractions[column])) : 0;
        return IsNumber(column);
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="separator">What stands between columns.</param>
    public void Read(ReadOnlySpan<byte> line, byte separator)
    {
        int position = 0;
        Count = 0;
        while (position <= line.Length && Count < _digits.Length)
        {
            position = ReadColumn(line, position, separator) + 1;
        }
    }

    private int ReadColumn(ReadOnlySpan<byte> line, int position, byte separator)
    {
        int column = Count++;
        _starts[column] = position;
        position = SkipSpaces(line, position);
        int first = position;
        bool isNegative = position < line.Length && line[position] == (byte)'-';
        position += isNegative ? 1 : 0;
        int begin = position;
        long digits = ReadDigits(line, ref position, 0);
        int count = position - begin;
        int fraction = 0;
        if (position < line.Length && line[position] == decimalMark)
        {
            begin = ++position;
            digits = ReadDigits(line, ref position, digits);
            fraction = position - begin;
            count += fraction;
        }

        bool isEmpty = position == first;
        position = SkipSpaces(line, position);
        if (position < line.Length && line[position] != separator)
        {
            // Text: only its place is of use.
            int length = line[position..].IndexOf(separator);
            position = length < 0 ? line.Length : position + length;
            isEmpty = false;
            count = 0;
        }

        bool isNumber = count is > 0 and <= MaxDigits;
        _ends[column] = position;
        _digits[column] = isNumber ? (isNegative ? -digits : digits) : 0;
        _fractions[column] = isNumber ? (sbyte)fraction : isEmpty ? Empty : NoNumber;
        return position;
    }

    private static long ReadDigits(ReadOnlySpan<byte> line, ref int position, long digits)
    {
        int at = position;
        while ((uint)at < (uint)line.Length)
        {
            uint digit = (uint)(line[at] - '0');
            if (digit > 9)
            {
                break;
            }

            digits = (digits * 10) + digit;
            at++;
        }

        position = at;
        return digits;
    }

    private static int SkipSpaces(ReadOnlySpan<byte> line, int position)
    {
        while ((uint)position < (uint)line.Length && line[position] == (byte)' ')
        {
            position++;
        }

        return position;
    }
}

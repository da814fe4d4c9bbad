using System.Globalization;
using System.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>
/// Reads text fields one after the other. The first that cannot be read makes the message unsound, and all that follow are defaults;
/// so a reader reads to its end and asks once.
/// </summary>
internal ref struct FieldReader(ReadOnlySpan<byte> payload, int version, TextCache names)
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const double Unset = double.MaxValue;
    private const int LongestQuote = 40;

    private ReadOnlySpan<byte> _rest = payload;
    private ReadOnlySpan<byte> _faultText;
    private string? _fault;
    private int _index = -1;
    private int _faultIndex;
    private bool _isPastEnd;
    private List<TagValue>? _kept;

    /// <summary>The server version.</summary>
    public readonly int Version => version;

    /// <summary>Whether all fields so far could be read.</summary>
    public readonly bool IsSound => _fault is null;

    /// <summary>What could not be read; null when sound.</summary>
    public readonly string? Reason
    {
        get
        {
            if (_fault is null)
            {
                return null;
            }

            string text = Encoding.UTF8.GetString(_faultText[..Math.Min(LongestQuote, _faultText.Length)]);
            return $"field {_faultIndex} is no {_fault}: '{text}'";
        }
    }

    /// <summary>The next field as sent; empty past the end.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        _index++;
        if (_rest.IsEmpty)
        {
            _isPastEnd = true;
            return default;
        }

        int end = _rest.IndexOf((byte)0);
        ReadOnlySpan<byte> field = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return field;
    }

    /// <summary>The next field, which stays the next.</summary>
    public readonly ReadOnlySpan<byte> Peek()
    {
        int end = _rest.IndexOf((byte)0);
        return end < 0 ? _rest : _rest[..end];
    }

    /// <summary>Leaves out fields.</summary>
    public void Skip(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            Raw();
        }
    }

    /// <summary>What was kept so far, in the order of the wire.</summary>
    public readonly IReadOnlyList<TagValue> Kept => _kept is null ? [] : _kept;

    /// <summary>Keeps fields as sent under their names, whatever they hold; empty ones are left out.</summary>
    public void Keep(params ReadOnlySpan<string> fieldNames)
    {
        foreach (string name in fieldNames)
        {
            ReadOnlySpan<byte> field = Raw();
            if (!field.IsEmpty)
            {
                (_kept ??= []).Add(new(name, names.Of(field)));
            }
        }
    }

    /// <summary>Keeps a counted list of items of so many fields.</summary>
    public void KeepList(params ReadOnlySpan<string> fieldNames)
    {
        int count = Count(fieldNames.Length);
        for (int i = 0; i < count; i++)
        {
            Keep(fieldNames);
        }

        if (count > 0 && _isPastEnd)
        {
            Fail("whole list", default);
        }
    }

    /// <summary>A text; empty past the end.</summary>
    public string Text() => Encoding.UTF8.GetString(Raw());

    /// <summary>A short text that comes often.</summary>
    public string Name() => names.Of(Raw());

    /// <summary>A text without which the message means nothing.</summary>
    public string RequiredText()
    {
        ReadOnlySpan<byte> field = Raw();
        if (field.IsEmpty)
        {
            Fail("identity", field);
        }

        return Encoding.UTF8.GetString(field);
    }

    /// <summary>A text with <c>\uXXXX</c> escapes.</summary>
    public string EscapedText() => TwsText.Unescape(Text());

    /// <summary>A number without which the message means nothing: neither missing nor empty.</summary>
    public int Id()
    {
        ReadOnlySpan<byte> field = Raw();
        if (!TryInteger(field, out long value) || value is < int.MinValue or > int.MaxValue)
        {
            Fail("identity", field);
            return 0;
        }

        return (int)value;
    }

    /// <summary>The number of an order; 0 for an order without one, which may be told as unset.</summary>
    public int OrderId() => Id() is var id and not int.MaxValue ? id : 0;

    /// <summary>A long without which the message means nothing.</summary>
    public long RequiredLong()
    {
        ReadOnlySpan<byte> field = Raw();
        if (!TryInteger(field, out long value))
        {
            Fail("time", field);
        }

        return value;
    }

    /// <summary>A price without which the message means nothing.</summary>
    public decimal RequiredAmount()
    {
        ReadOnlySpan<byte> field = Raw();
        if (Decimal(field) is { } value)
        {
            return value;
        }

        Fail("price", field);
        return 0;
    }

    /// <summary>An integer; 0 when empty or unset.</summary>
    public int Int() => OptionalInt() ?? 0;

    /// <summary>An integer; null when empty or unset.</summary>
    public int? OptionalInt()
    {
        ReadOnlySpan<byte> field = Raw();
        if (field.IsEmpty)
        {
            return null;
        }

        if (IsUnset(field, out long value))
        {
            return null;
        }

        if (value is < int.MinValue or > int.MaxValue)
        {
            Fail("integer", field);
            return null;
        }

        return value == int.MaxValue ? null : (int)value;
    }

    /// <summary>A long; 0 when empty or unset.</summary>
    public long Long() => OptionalLong() ?? 0;

    /// <summary>A long; null when empty or unset.</summary>
    public long? OptionalLong()
    {
        ReadOnlySpan<byte> field = Raw();
        if (field.IsEmpty)
        {
            return null;
        }

        return IsUnset(field, out long value) ? null : value;
    }

    /// <summary>Yes or no; no when empty or unset.</summary>
    public bool Bool()
    {
        ReadOnlySpan<byte> field = Raw();
        if (field.IsEmpty || field.SequenceEqual("false"u8))
        {
            return false;
        }

        if (field.SequenceEqual("true"u8))
        {
            return true;
        }

        if (!TryInteger(field, out long value))
        {
            Fail("yes or no", field);
        }

        return value is not 0 and not int.MaxValue;
    }

    /// <summary>A double; null when empty, unset or not a finite number.</summary>
    public double? Double() => Double(Raw());

    /// <summary>A double; null when empty, unset or the given word for none.</summary>
    public double? Double(double none) => Double() is { } value && value != none ? value : null;

    /// <summary>A price, rate or amount; null when empty or unset.</summary>
    public decimal? Amount() => Decimal(Raw());

    /// <summary>The same of a piece of a field.</summary>
    public decimal? Amount(ReadOnlySpan<byte> text) => Decimal(text);

    /// <summary>A size; null when empty or one of the words for unset.</summary>
    public decimal? Size() => SizeOf(Decimal(Raw()));

    /// <summary>A size; null when unset or the given word for none.</summary>
    public decimal? Size(decimal none) => Size() is { } value && value != none ? value : null;

    /// <summary>A double within a field of its own syntax.</summary>
    public double? Double(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (!double.TryParse(text, Number, CultureInfo.InvariantCulture, out double value))
        {
            Fail("number", text);
            return null;
        }

        return double.IsFinite(value) && Math.Abs(value) < Unset ? value : null;
    }

    /// <summary>A size within a field of its own syntax.</summary>
    public decimal? Size(ReadOnlySpan<byte> text) => SizeOf(Decimal(text));

    /// <summary>A count of items, each of at least so many fields.</summary>
    public int Count(int width = 1)
    {
        ReadOnlySpan<byte> field = Raw();
        if (field.IsEmpty)
        {
            return 0;
        }

        // Each field takes a byte at least: a count beyond that cannot be true.
        bool isRead = TryInteger(field, out long count);
        if (!isRead || count < 0 || count > _rest.Length / width)
        {
            Fail("count of what follows", field);
            return 0;
        }

        return (int)count;
    }

    /// <summary>A count and so many items of a fixed number of fields; unsound when the payload ends within.</summary>
    public T[] List<T>(int width, ItemReader<T> read)
    {
        int count = Count(width);
        if (!IsSound || count == 0)
        {
            return [];
        }

        T[] items = new T[count];
        for (int i = 0; i < count && IsSound; i++)
        {
            items[i] = read(ref this);
            if (_isPastEnd)
            {
                Fail("whole list", default);
            }
        }

        return items;
    }

    /// <summary>Makes the message unsound; the first cause is kept.</summary>
    public void Fail(string what, ReadOnlySpan<byte> text)
    {
        if (_fault is null)
        {
            _fault = what;
            _faultText = text;
            _faultIndex = _index;
        }
    }

    private static decimal? SizeOf(decimal? value) => value is int.MaxValue or long.MaxValue or long.MinValue ? null : value;

    /// <summary>Reads 3 and 3.0 alike: some builds print integers as numbers.</summary>
    private static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        bool isWhole = decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    /// <summary>Whether an integer is unset in any of the ways of the wire; one that cannot be read fails and counts as unset.</summary>
    private bool IsUnset(ReadOnlySpan<byte> text, out long value)
    {
        if (TryInteger(text, out value))
        {
            return value == long.MaxValue;
        }

        if (!IsUnsetDouble(text))
        {
            Fail("integer", text);
        }

        return true;
    }

    private static bool IsUnsetDouble(ReadOnlySpan<byte> text) =>
        double.TryParse(text, Number, CultureInfo.InvariantCulture, out double huge) && !(Math.Abs(huge) < Unset);

    private decimal? Decimal(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out decimal value))
        {
            return value;
        }

        if (!IsUnsetDouble(text))
        {
            Fail("number", text);
        }

        return null;
    }
}

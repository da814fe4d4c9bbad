using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes one frame of text fields, each ended by a NUL.</summary>
internal sealed class FieldWriter
{
    private const int PrefixLength = 4;
    private const int LongestNumber = 40;
    private const byte FieldEnd = 0;

    private byte[] _bytes = new byte[512];
    private int _length = PrefixLength;

    /// <summary>Adds an integer.</summary>
    public FieldWriter Add(int value) => Add((long)value);

    /// <summary>Adds a long.</summary>
    public FieldWriter Add(long value)
    {
        Reserve(LongestNumber);
        value.TryFormat(_bytes.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        return End();
    }

    /// <summary>Adds 1 or 0.</summary>
    public FieldWriter Add(bool value) => Add(value ? 1L : 0L);

    /// <summary>Adds a number without trailing zeros.</summary>
    public FieldWriter Add(decimal value)
    {
        Reserve(LongestNumber);
        value.TryFormat(_bytes.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> text = _bytes.AsSpan(_length, written);
        _length += text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.').Length : written;
        return End();
    }

    /// <summary>Adds a number, or an empty field when there is none.</summary>
    public FieldWriter Add(decimal? value) => value is { } number ? Add(number) : Empty();

    /// <summary>Adds an integer, or the largest one when there is none.</summary>
    public FieldWriter AddOrUnset(int? value) => Add(value ?? int.MaxValue);

    /// <summary>Adds a text.</summary>
    /// <exception cref="ArgumentException">It holds something other than printable ASCII.</exception>
    public FieldWriter Add(string text)
    {
        // To alter an account or a tag silently is worse than to refuse.
        TwsText.RequirePrintable(text);
        Reserve(text.Length + 1);
        foreach (char c in text)
        {
            _bytes[_length++] = (byte)c;
        }

        return End();
    }

    /// <summary>Adds empty fields.</summary>
    public FieldWriter Empty(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            End();
        }

        return this;
    }

    /// <summary>Adds fields of 0.</summary>
    public FieldWriter Zero(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            Add(0L);
        }

        return this;
    }

    /// <summary>Adds the twelve fields of a contract; an order leaves a missing strike empty, a query sends 0.</summary>
    /// <exception cref="ArgumentException">It is a combination, whose legs we do not write.</exception>
    public FieldWriter Add(Contract contract, bool isOrder = false)
    {
        if (contract.SecType is "BAG")
        {
            throw new ArgumentException("Combinations (BAG) are not written: their legs would be missing.", nameof(contract));
        }

        Add(contract.ConId).Add(contract.Symbol).Add(contract.SecType).Add(contract.LastTradeDate);
        _ = isOrder ? Add(contract.Strike) : Add(contract.Strike ?? 0m);
        return Add(Letter(contract.Right)).Add(contract.Multiplier).Add(contract.Exchange).Add(contract.PrimaryExchange)
            .Add(contract.Currency).Add(contract.LocalSymbol).Add(contract.TradingClass);
    }

    /// <summary>Copies the frame out, its length in front.</summary>
    public void CopyTo(IBufferWriter<byte> frame)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes, _length - PrefixLength);
        frame.Write(_bytes.AsSpan(0, _length));
    }

    private static string Letter(OptionRight right) => right switch
    {
        OptionRight.Call => "C",
        OptionRight.Put => "P",
        _ => "",
    };

    private FieldWriter End()
    {
        Reserve(1);
        _bytes[_length++] = FieldEnd;
        return this;
    }

    private void Reserve(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + count));
        }
    }
}

using System.Buffers.Binary;
using System.Buffers.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The rows of a table of Databento's as the records that they were made of, so that everything else reads both alike. A row that
/// cannot be read becomes a record that is too short for its kind: it is counted like one.
/// </summary>
/// <param name="lines">The table.</param>
/// <param name="table">Its columns.</param>
/// <param name="symbol">The symbol whose rows are wanted; null for all.</param>
internal sealed class DbnTableStream(TextLines lines, DbnTable table, string? symbol) : MadeStream
{
    private const int MostColumns = 128;
    private const int MostMappings = 200_000;

    private static readonly StampFormat Iso = StampFormat.Of("yyyy-MM-ddTHH:mm:ssFK");

    private readonly byte[] _record = new byte[table.Length];
    private readonly int[] _starts = new int[MostColumns + 1];
    private readonly byte[]? _symbol = symbol is null ? null : System.Text.Encoding.UTF8.GetBytes(symbol);
    private readonly HashSet<(string Symbol, uint Id)> _mappings = [];
    private int _next;
    private int _count;

    /// <summary>The symbols met so far with their numbers, in order of symbols; only while rows of all are read.</summary>
    public IEnumerable<(string Symbol, uint Id)> Mappings => _mappings.OrderBy(m => m.Symbol, StringComparer.Ordinal).ThenBy(m => m.Id);

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < count)
        {
            if (_next == _count && !MakeNext())
            {
                break;
            }

            int part = Math.Min(_count - _next, count - read);
            _record.AsSpan(_next, part).CopyTo(buffer.AsSpan(offset + read));
            _next += part;
            read += part;
        }

        return read;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lines.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool MakeNext()
    {
        _next = 0;
        _count = 0;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (lines.Number == 1 || line.Trim((byte)' ').IsEmpty)
            {
                continue;
            }

            int columns = Split(line);
            ReadOnlySpan<byte> name = Column(line, columns, table.SymbolColumn);
            if (_symbol is not null && !name.SequenceEqual(_symbol))
            {
                continue;
            }

            Make(line, columns);
            Remember(name);
            return true;
        }

        return false;
    }

    private void Make(ReadOnlySpan<byte> line, int columns)
    {
        _record.AsSpan().Clear();
        bool isGood = true;
        foreach (DbnTableField field in table.Fields)
        {
            isGood &= TryPut(Column(line, columns, field.Column), _record.AsSpan(field.Offset), field.Kind);
        }

        _count = isGood ? table.Length : DbnRecordType.HeaderLength;
        _record[0] = (byte)(_count / 4);
        _record[1] = table.Type;
    }

    private void Remember(ReadOnlySpan<byte> name)
    {
        if (_symbol is null && table.HasSymbols && _count == table.Length && _mappings.Count < MostMappings)
        {
            _mappings.Add((System.Text.Encoding.UTF8.GetString(name), BinaryPrimitives.ReadUInt32LittleEndian(_record.AsSpan(4))));
        }
    }

    private static bool TryPut(ReadOnlySpan<byte> text, Span<byte> to, DbnFieldKind kind)
    {
        switch (kind)
        {
            case DbnFieldKind.Letter:
                to[0] = text.IsEmpty ? (byte)'N' : text[0];
                return text.Length <= 1;
            case DbnFieldKind.Price:
                bool isPrice = TryPrice(text, out long price);
                BinaryPrimitives.WriteInt64LittleEndian(to, price);
                return isPrice;
            case DbnFieldKind.Time:
                bool isTime = TryTime(text, out ulong time);
                BinaryPrimitives.WriteUInt64LittleEndian(to, time);
                return isTime;
            case DbnFieldKind.Number64:
                bool isNumber = TryWhole(text, out ulong number);
                BinaryPrimitives.WriteUInt64LittleEndian(to, number);
                return isNumber;
            default:
                return TryPutSigned(text, to, kind);
        }
    }

    private static bool TryPutSigned(ReadOnlySpan<byte> text, Span<byte> to, DbnFieldKind kind)
    {
        long value = kind is DbnFieldKind.Quantity ? long.MaxValue : 0;
        if (!text.IsEmpty && (!Utf8Parser.TryParse(text, out value, out int used) || used != text.Length))
        {
            return false;
        }

        switch (kind)
        {
            case DbnFieldKind.Number8:
                to[0] = (byte)value;
                return value is >= 0 and <= byte.MaxValue;
            case DbnFieldKind.Number16:
                BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)value);
                return value is >= 0 and <= ushort.MaxValue;
            case DbnFieldKind.Number32:
                BinaryPrimitives.WriteUInt32LittleEndian(to, (uint)value);
                return value is >= int.MinValue and <= uint.MaxValue;
            default:
                // Older versions write an absent quantity in four bytes.
                BinaryPrimitives.WriteInt64LittleEndian(to, value == int.MaxValue ? long.MaxValue : value);
                return true;
        }
    }

    private static bool TryWhole(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        return text.IsEmpty || (Utf8Parser.TryParse(text, out value, out int used) && used == text.Length);
    }

    private static bool TryPrice(ReadOnlySpan<byte> text, out long price)
    {
        price = DbnFlags.NoPrice;
        if (text.IsEmpty)
        {
            return true;
        }

        if (!text.Contains((byte)'.'))
        {
            return Utf8Parser.TryParse(text, out price, out int digits) && digits == text.Length;
        }

        const decimal Most = 9_000_000_000m;
        bool isNumber = Utf8Parser.TryParse(text, out decimal points, out int used) && used == text.Length && Math.Abs(points) < Most;
        price = isNumber ? (long)(points * DbnFlags.UnitsPerPoint) : price;
        return isNumber;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out ulong time)
    {
        time = DbnFlags.NoTime;
        if (text.IsEmpty)
        {
            return true;
        }

        if (!text.Contains((byte)'-'))
        {
            return Utf8Parser.TryParse(text, out time, out int used) && used == text.Length;
        }

        bool isTime = Iso.TryRead(text, out long ns, out _) && ns >= 0;
        time = isTime ? (ulong)ns : time;
        return isTime;
    }

    private int Split(ReadOnlySpan<byte> line)
    {
        int columns = 0;
        int start = 0;
        while (columns < MostColumns)
        {
            _starts[columns++] = start;
            int length = line[start..].IndexOf((byte)',');
            if (length < 0)
            {
                start = line.Length + 1;
                break;
            }

            start += length + 1;
        }

        _starts[columns] = start;
        return columns;
    }

    private ReadOnlySpan<byte> Column(ReadOnlySpan<byte> line, int columns, int column)
    {
        if (column < 0 || column >= columns)
        {
            return default;
        }

        ReadOnlySpan<byte> text = line[_starts[column]..(_starts[column + 1] - 1)];
        return text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
    }
}

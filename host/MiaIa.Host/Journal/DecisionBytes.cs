using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// A decision on its way to the journal, as bytes: the record, the row as it is where columns are made of it (bar closes, orders,
/// signals), and what changed since the row before when it falls between bars.
/// </summary>
internal sealed class DecisionBytes
{
    private const int HasRow = 1;
    private const int IsWholeRow = 2;

    private static readonly int RecordBytes = Unsafe.SizeOf<DecisionRecord>();
    private static readonly int HeadBytes = RecordBytes + sizeof(long);

    private readonly RowChanges _changes;
    private readonly int _rowBytes;
    private readonly int _numberBytes;
    private readonly int _factorBytes;
    private readonly int _answerBytes;

    public DecisionBytes(JournalLayout layout)
    {
        _changes = new RowChanges(layout);
        _rowBytes = layout.Outputs.Count * Unsafe.SizeOf<FeatureValue>();
        _numberBytes = layout.Terms.Count * sizeof(double);
        _factorBytes = layout.Factors.Count * sizeof(double);
        _answerBytes = layout.Filters.Count * Unsafe.SizeOf<FilterAnswer>();
    }

    /// <summary>Most bytes of a decision.</summary>
    public int MostBytes => HeadBytes + _rowBytes + _numberBytes + _factorBytes + _answerBytes + (_changes.Most * Unsafe.SizeOf<RowChange>());

    /// <summary>Whether the row of a decision gets columns of its own.</summary>
    public static bool IsWhole(in DecisionRecord d) => d.IsBarClose || d.OrderId != 0;

    /// <summary>Writes a decision; on the engine's thread.</summary>
    /// <returns>Number of bytes.</returns>
    public int Write(
        Span<byte> to,
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> row,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> answers)
    {
        MemoryMarshal.Write(to, in decision);
        bool isWhole = IsWhole(in decision);
        bool hasRow = isWhole || SignalWriter.HasSignal(in decision);
        int at = HeadBytes;
        if (hasRow)
        {
            at = Copy(MemoryMarshal.AsBytes(row), to, at, _rowBytes);
            at = Copy(MemoryMarshal.AsBytes(contributions), to, at, _numberBytes);
            at = Copy(MemoryMarshal.AsBytes(factors), to, at, _factorBytes);
            at = Copy(MemoryMarshal.AsBytes(answers), to, at, _answerBytes);
        }

        int flags = hasRow ? HasRow : 0;
        if (isWhole)
        {
            _changes.Restart();
        }
        else
        {
            (int count, bool isFirst) = _changes.Write(MemoryMarshal.Cast<byte, RowChange>(to[at..]), row, contributions, factors, answers);
            flags |= isFirst ? IsWholeRow : 0;
            at += count * Unsafe.SizeOf<RowChange>();
        }

        to[RecordBytes] = (byte)flags;
        return at;
    }

    /// <summary>Reads a decision; on the journal's thread.</summary>
    public KeptDecision Read(ReadOnlySpan<byte> from)
    {
        int flags = from[RecordBytes];
        bool hasRow = (flags & HasRow) != 0;
        int at = HeadBytes;
        int changesAt = hasRow ? at + _rowBytes + _numberBytes + _factorBytes + _answerBytes : at;
        KeptDecision kept = new(in MemoryMarshal.AsRef<DecisionRecord>(from))
        {
            Changes = MemoryMarshal.Cast<byte, RowChange>(from[changesAt..]),
            IsFirstChange = (flags & IsWholeRow) != 0,
        };
        return hasRow
            ? kept with
            {
                Row = MemoryMarshal.Cast<byte, FeatureValue>(from.Slice(at, _rowBytes)),
                Contributions = MemoryMarshal.Cast<byte, double>(from.Slice(at + _rowBytes, _numberBytes)),
                Factors = MemoryMarshal.Cast<byte, double>(from.Slice(at + _rowBytes + _numberBytes, _factorBytes)),
                Answers = MemoryMarshal.Cast<byte, FilterAnswer>(from.Slice(at + _rowBytes + _numberBytes + _factorBytes, _answerBytes)),
            }
            : kept;
    }

    // What is shorter than the layout is empty behind its end.
    private static int Copy(ReadOnlySpan<byte> part, Span<byte> to, int at, int length)
    {
        part.CopyTo(to.Slice(at, length));
        to.Slice(at + part.Length, length - part.Length).Clear();
        return at + length;
    }
}

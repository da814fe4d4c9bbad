using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// Finds what changed since the row of the decision before, on the engine's thread: rows rarely differ in more than a few places, so
/// what is the same is passed over in large steps, and only what is new goes through the ring.
/// </summary>
internal sealed class RowChanges(JournalLayout layout)
{
    private readonly FeatureValue[] _row = new FeatureValue[layout.Outputs.Count];
    private readonly double[] _numbers = new double[layout.Terms.Count + layout.Factors.Count];
    private readonly FilterAnswer[] _answers = new FilterAnswer[layout.Filters.Count];
    private bool _hasRow;
    private int _count;

    /// <summary>Most changes of a row.</summary>
    public int Most => _row.Length + _numbers.Length + (PackedRow.AnswerNumbers * _answers.Length);

    /// <summary>The next row is found changed from nothing.</summary>
    public void Restart() => _hasRow = false;

    /// <summary>Writes what changed, and rather a place too many than one too few: the packing leaves out what is the same.</summary>
    /// <returns>How many changes there are, and whether they are all of the row: there was none before.</returns>
    public (int Count, bool IsWhole) Write(
        Span<RowChange> to,
        ReadOnlySpan<FeatureValue> row,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> answers)
    {
        bool isWhole = !_hasRow;
        if (isWhole)
        {
            _row.AsSpan().Clear();
            _numbers.AsSpan().Clear();
            _answers.AsSpan().Clear();
        }

        (_hasRow, _count) = (true, 0);
        AddRow(to, row);
        AddNumbers(to, contributions, 0);
        AddNumbers(to, factors, layout.Terms.Count);
        AddAnswers(to, answers);
        return (_count, isWhole);
    }

    private void AddRow(Span<RowChange> to, ReadOnlySpan<FeatureValue> row)
    {
        const int Words = 3;
        ReadOnlySpan<long> now = MemoryMarshal.Cast<FeatureValue, long>(row);
        ReadOnlySpan<long> last = MemoryMarshal.Cast<FeatureValue, long>(_row.AsSpan(0, row.Length));
        for (int at = Same(now, last, 0); at < now.Length; at = Same(now, last, at))
        {
            int place = at / Words;
            to[_count++] = new RowChange(place, row[place]);
            _row[place] = row[place];
            at = (place + 1) * Words;
        }
    }

    private static int Same(ReadOnlySpan<long> one, ReadOnlySpan<long> other, int at)
    {
        ref long a = ref MemoryMarshal.GetReference(one);
        ref long b = ref MemoryMarshal.GetReference(other);
        int step = Vector256<long>.Count;
        while (at + step <= one.Length && Vector256.LoadUnsafe(ref a, (nuint)at) == Vector256.LoadUnsafe(ref b, (nuint)at))
        {
            at += step;
        }

        while (at < one.Length && one[at] == other[at])
        {
            at++;
        }

        return at;
    }

    private void AddNumbers(Span<RowChange> to, ReadOnlySpan<double> numbers, int from)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            ref double last = ref _numbers[from + i];
            if (BitConverter.DoubleToInt64Bits(numbers[i]) != BitConverter.DoubleToInt64Bits(last))
            {
                last = numbers[i];
                Add(to, _row.Length + from + i, last);
            }
        }
    }

    private void AddAnswers(Span<RowChange> to, ReadOnlySpan<FilterAnswer> answers)
    {
        Span<FilterAnswer> last = _answers.AsSpan(0, answers.Length);
        if (MemoryMarshal.AsBytes(answers).SequenceEqual(MemoryMarshal.AsBytes(last)))
        {
            return;
        }

        answers.CopyTo(last);
        for (int i = 0; i < answers.Length; i++)
        {
            ref readonly FilterAnswer answer = ref answers[i];
            int place = _row.Length + _numbers.Length + (PackedRow.AnswerNumbers * i);
            Add(to, place, PackedRow.How(in answer));
            Add(to, place + 1, answer.Measured ?? 0);
            Add(to, place + 2, answer.Limit);
            Add(to, place + 3, answer.SizeFactor);
        }
    }

    private void Add(Span<RowChange> to, int place, double number) => to[_count++] = new RowChange(place, new FeatureValue(number, default, 0));
}

using System.Buffers.Binary;
using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// The rows of decisions between bars, as there are many of them: the first behind a bar in full, each further one as what changed since
/// the one before. A byte says which; then for each change the distance of its place from the last one, and what is there now. Places
/// are the outputs in the order of the table <c>outputs</c>, then the contribution of each term, each factor, and four numbers of each
/// filter: how it answered (bits: asked, passes, has measured), what it measured, against what, and its factor of the size.
/// </summary>
internal sealed class PackedRow
{
    /// <summary>Numbers of a filter's answer.</summary>
    public const int AnswerNumbers = 4;

    private const byte Whole = 1;
    private const byte Changes = 0;
    private const int HasValue = 0x10;
    private const int StatusMask = 0x0F;
    private const double NanosecondsPerSecond = 1e9;
    private const int IsAsked = 1;
    private const int IsPassed = 2;
    private const int HasMeasured = 4;

    // Place, status, value and time of each.
    private const int MostOfValue = 3 + sizeof(double) + Varint.MostBytes;

    private readonly FeatureValue[] _row;
    private readonly double[] _numbers;
    private readonly byte[] _bytes;
    private readonly int _answers;
    private int _at;
    private int _place;

    /// <summary>The rows of a run.</summary>
    public PackedRow(JournalLayout layout)
        : this(layout.Outputs.Count, layout.Terms.Count, layout.Factors.Count, layout.Filters.Count)
    {
    }

    /// <summary>Rows of so many outputs, terms, factors and filters.</summary>
    public PackedRow(int outputs, int terms, int factors, int filters)
    {
        _answers = terms + factors;
        _row = new FeatureValue[outputs];
        _numbers = new double[_answers + (AnswerNumbers * filters)];
        _bytes = new byte[1 + ((_row.Length + _numbers.Length) * MostOfValue)];
    }

    /// <summary>How a filter answered, as a number.</summary>
    public static double How(in FilterAnswer answer) =>
        (answer.IsAsked ? IsAsked : 0) | (answer.Passes ? IsPassed : 0) | (answer.Measured is null ? 0 : HasMeasured);

    /// <summary>Packs a row; the bytes hold until the next call.</summary>
    /// <param name="changes">What changed, in the order of places.</param>
    /// <param name="isWhole">Whether nothing was before.</param>
    /// <param name="timeNs">Event time of its decision, nanoseconds UTC.</param>
    public ReadOnlySpan<byte> Pack(ReadOnlySpan<RowChange> changes, bool isWhole, long timeNs)
    {
        if (isWhole)
        {
            Clear();
        }

        (_bytes[0], _at, _place) = (isWhole ? Whole : Changes, 1, 0);
        foreach (ref readonly RowChange change in changes)
        {
            if (change.Place < _row.Length)
            {
                FeatureValue value = change.Value;
                PackValue(change.Place, in value, timeNs);
            }
            else
            {
                PackNumber(change.Place - _row.Length, change.Value.Value);
            }
        }

        return _bytes.AsSpan(0, _at);
    }

    /// <summary>Takes the next row as it was packed.</summary>
    /// <param name="bytes">The row.</param>
    /// <param name="timeNs">Event time of its decision, nanoseconds UTC.</param>
    /// <exception cref="JournalException">It is no row of this run.</exception>
    public void Unpack(ReadOnlySpan<byte> bytes, long timeNs)
    {
        if (bytes.Length == 0 || bytes[0] > Whole)
        {
            throw new JournalException("A packed row begins with neither a whole row nor changes.");
        }

        if (bytes[0] is Whole)
        {
            Clear();
        }

        int at = 1;
        int place = 0;
        while (at < bytes.Length)
        {
            place += (int)Varint.Read(bytes, ref at);
            if (place < 0 || place >= _row.Length + _numbers.Length)
            {
                throw new JournalException($"A packed row has a place {place} where there are {_row.Length + _numbers.Length}.");
            }

            if (place < _row.Length)
            {
                UnpackValue(place, bytes, ref at, timeNs);
            }
            else
            {
                _numbers[place - _row.Length] = Number(bytes, ref at);
            }
        }
    }

    /// <summary>The numbers of the last row: value and age in seconds of each output, the contributions, the factors; null for what is not there.</summary>
    /// <param name="timeNs">Event time of its decision, nanoseconds UTC.</param>
    public IEnumerable<double?> Numbers(long timeNs)
    {
        foreach (FeatureValue value in _row)
        {
            bool isThere = value.Status is not FeatureStatus.Missing;
            yield return isThere ? value.Value : null;
            yield return isThere ? (timeNs - value.TimeNs) / NanosecondsPerSecond : null;
        }

        for (int i = 0; i < _answers; i++)
        {
            yield return _numbers[i];
        }
    }

    /// <summary>What each filter said at the last row.</summary>
    public FilterAnswer Answer(int filter)
    {
        ReadOnlySpan<double> numbers = _numbers.AsSpan(_answers + (AnswerNumbers * filter), AnswerNumbers);
        int how = (int)numbers[0];
        return new FilterAnswer((how & IsAsked) != 0, (how & IsPassed) != 0, (how & HasMeasured) != 0 ? numbers[1] : null, numbers[2], numbers[3]);
    }

    /// <summary>The statuses of the last row.</summary>
    public IEnumerable<FeatureStatus> Statuses => _row.Select(v => v.Status);

    private static bool IsSame(double one, double other) =>
        BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);

    private void Clear()
    {
        _row.AsSpan().Clear();
        _numbers.AsSpan().Clear();
    }

    // What a missing value was is not kept: nobody may read it.
    private void PackValue(int place, in FeatureValue value, long timeNs)
    {
        FeatureValue last = _row[place];
        _row[place] = value;
        bool isMissing = value.Status is FeatureStatus.Missing;
        bool hasValue = !isMissing && !IsSame(value.Value, last.Status is FeatureStatus.Missing ? 0 : last.Value);
        if (value.Status == last.Status && (isMissing || (!hasValue && value.TimeNs == last.TimeNs)))
        {
            return;
        }

        Go(place);
        _bytes[_at++] = (byte)((byte)(value.Status - FeatureStatus.Ok) | (hasValue ? HasValue : 0));
        if (hasValue)
        {
            Put(value.Value);
        }

        _at = isMissing ? _at : Varint.Write(_bytes, _at, timeNs - value.TimeNs);
    }

    private void PackNumber(int i, double number)
    {
        if (!IsSame(number, _numbers[i]))
        {
            Go(_row.Length + i);
            Put(number);
            _numbers[i] = number;
        }
    }

    private void UnpackValue(int place, ReadOnlySpan<byte> bytes, ref int at, long timeNs)
    {
        if (at >= bytes.Length)
        {
            throw new JournalException("A packed row ends inside a value.");
        }

        int head = bytes[at++];
        FeatureStatus status = (FeatureStatus)((int)FeatureStatus.Ok + (head & StatusMask));
        double value = (head & HasValue) != 0 ? Number(bytes, ref at) : _row[place].Value;
        _row[place] = status is FeatureStatus.Missing
            ? default
            : new FeatureValue(value, status, timeNs - Varint.Read(bytes, ref at));
    }

    private void Go(int place)
    {
        _at = Varint.Write(_bytes, _at, place - _place);
        _place = place;
    }

    private void Put(double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(_at), number);
        _at += sizeof(double);
    }

    private static double Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + sizeof(double) > bytes.Length)
        {
            throw new JournalException("A packed row ends inside a number.");
        }

        double number = BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]);
        at += sizeof(double);
        return number;
    }
}

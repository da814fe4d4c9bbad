using System.Buffers.Binary;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// The rows of decisions between bars, as there are many of them: the first behind a bar in full, each further one as what changed since
/// the one before. A byte says which; then for each change the distance of its place from the last one, and what is there now. Places
/// are the outputs in the order of the table <c>outputs</c>, then the contribution of each term, then each factor.
/// </summary>
/// <param name="outputs">Number of outputs.</param>
/// <param name="terms">Number of terms.</param>
/// <param name="factors">Number of factors.</param>
internal sealed class PackedRow(int outputs, int terms, int factors)
{
    private const byte Whole = 1;
    private const byte Changes = 0;
    private const int HasValue = 0x10;
    private const int StatusMask = 0x0F;
    private const double NanosecondsPerSecond = 1e9;

    // Place, status, value and time of each.
    private const int MostBytes = 3 + sizeof(double) + Varint.MostBytes;

    private readonly FeatureValue[] _row = new FeatureValue[outputs];
    private readonly double[] _numbers = new double[terms + factors];
    private readonly byte[] _bytes = new byte[1 + ((outputs + terms + factors + 1) * MostBytes)];
    private bool _hasRow;
    private int _at;
    private int _place;

    /// <summary>The next row is given in full.</summary>
    public void Restart() => _hasRow = false;

    /// <summary>Packs the row of an entry; the bytes hold until the next call.</summary>
    public ReadOnlySpan<byte> Pack(JournalEntry entry)
    {
        if (!_hasRow)
        {
            Clear();
        }

        (_bytes[0], _at, _place) = (_hasRow ? Changes : Whole, 1, 0);
        _hasRow = true;
        for (int i = 0; i < outputs; i++)
        {
            PackValue(i, in entry.Row[i], entry.TimeNs);
        }

        for (int i = 0; i < _numbers.Length; i++)
        {
            double number = i < terms ? entry.Contributions[i] : entry.Factors[i - terms];
            if (!IsSame(number, _numbers[i]))
            {
                Go(outputs + i);
                Put(number);
                _numbers[i] = number;
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
            if (place < 0 || place >= outputs + _numbers.Length)
            {
                throw new JournalException($"A packed row has a place {place} where there are {outputs + _numbers.Length}.");
            }

            if (place < outputs)
            {
                UnpackValue(place, bytes, ref at, timeNs);
            }
            else
            {
                _numbers[place - outputs] = Number(bytes, ref at);
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

        foreach (double number in _numbers)
        {
            yield return number;
        }
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
        ref FeatureValue last = ref _row[place];
        bool isMissing = value.Status is FeatureStatus.Missing;
        bool hasValue = !isMissing && !IsSame(value.Value, last.Value);
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
        last = isMissing ? default : value;
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

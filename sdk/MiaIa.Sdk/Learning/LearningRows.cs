using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// What a model learns from: a dense matrix of rows and features, with a label, a session date and the time span of the
/// label for each row. Rows come in order of time. At most a million rows.
/// </summary>
/// <param name="schema">What the columns mean.</param>
public sealed class LearningRows(LearningSchema schema)
{
    /// <summary>Most rows.</summary>
    public const int MaxRows = 1_000_000;

    private const int FirstCapacity = 1024;

    private readonly int _features = schema.Names.Count;
    private float[] _values = new float[FirstCapacity * schema.Names.Count];
    private byte[] _labels = new byte[FirstCapacity];
    private int[] _sessionDates = new int[FirstCapacity];
    private long[] _startNs = new long[FirstCapacity];
    private long[] _endNs = new long[FirstCapacity];

    /// <summary>What the columns mean.</summary>
    public LearningSchema Schema { get; } = schema;

    /// <summary>Columns.</summary>
    public int FeatureCount => _features;

    /// <summary>Rows.</summary>
    public int Count { get; private set; }

    /// <summary>Label of each row: 1 for success, else 0.</summary>
    public ReadOnlySpan<byte> Labels => _labels.AsSpan(0, Count);

    /// <summary>Session of each row: any number that is one for a session, as 20261130. Errors are clustered by it.</summary>
    public ReadOnlySpan<int> SessionDates => _sessionDates.AsSpan(0, Count);

    /// <summary>When each row was seen, nanoseconds UTC.</summary>
    public ReadOnlySpan<long> StartNs => _startNs.AsSpan(0, Count);

    /// <summary>When the label of each row was settled, nanoseconds UTC.</summary>
    public ReadOnlySpan<long> EndNs => _endNs.AsSpan(0, Count);

    /// <summary>The features of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * _features, _features);

    /// <summary>Takes a row. One that is not finite, of another length, or out of order of time is refused by an exception.</summary>
    /// <param name="values">The features, finite.</param>
    /// <param name="isSuccess">The label.</param>
    /// <param name="sessionDate">A number for the session.</param>
    /// <param name="startNs">When the row was seen; not before the row before it.</param>
    /// <param name="endNs">When the label was settled; not before the start.</param>
    public void Add(ReadOnlySpan<float> values, bool isSuccess, int sessionDate, long startNs, long endNs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _features, nameof(values));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Count, MaxRows, nameof(values));
        ArgumentOutOfRangeException.ThrowIfLessThan(endNs, startNs);
        ArgumentOutOfRangeException.ThrowIfLessThan(startNs, Count > 0 ? _startNs[Count - 1] : long.MinValue);
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(values), value, "A feature of a row to learn from is finite.");
            }
        }

        MakeRoom();
        values.CopyTo(_values.AsSpan(Count * _features));
        _labels[Count] = isSuccess ? (byte)1 : (byte)0;
        _sessionDates[Count] = sessionDate;
        _startNs[Count] = startNs;
        _endNs[Count] = endNs;
        Count++;
    }

    /// <summary>SHA-256 over schema, features, labels, dates and times, 64 hexadecimal digits: the same data, the same print.</summary>
    public string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(Schema.Hash));
        hash.AppendData(MemoryMarshal.AsBytes(_values.AsSpan(0, Count * _features)));
        hash.AppendData(Labels);
        hash.AppendData(MemoryMarshal.AsBytes(SessionDates));
        hash.AppendData(MemoryMarshal.AsBytes(StartNs));
        hash.AppendData(MemoryMarshal.AsBytes(EndNs));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void MakeRoom()
    {
        if (Count < _labels.Length)
        {
            return;
        }

        int length = _labels.Length * 2;
        Array.Resize(ref _values, length * _features);
        Array.Resize(ref _labels, length);
        Array.Resize(ref _sessionDates, length);
        Array.Resize(ref _startNs, length);
        Array.Resize(ref _endNs, length);
    }
}

using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>The first and the last records of a file.</summary>
internal sealed class DepthSample
{
    private const int RecordsToLookAt = 512;

    private readonly List<DepthRecord> _records = [];

    /// <summary>Looks at a file, and leaves it before its first record.</summary>
    public DepthSample(RecordFile file)
    {
        Add(file);
        if (file.Count > RecordsToLookAt)
        {
            file.MoveTo(Math.Max(RecordsToLookAt, file.Count - RecordsToLookAt));
            Add(file);
        }

        file.MoveTo(0);
        Dates = SerialDate.Of([.. _records.Select(r => r.Time)]);
        foreach (DepthRecord record in _records)
        {
            if (Dates.TryToNs(record.Time, out long time))
            {
                HasTimes = true;
                FirstNs = Math.Min(FirstNs, time);
                LastNs = Math.Max(LastNs, time);
            }
        }
    }

    /// <summary>How the times of the file are read.</summary>
    public SerialDate Dates { get; }

    /// <summary>Whether the file had no records.</summary>
    public bool IsEmpty => _records.Count == 0;

    /// <summary>Whether a time could be read.</summary>
    public bool HasTimes { get; private set; }

    /// <summary>Earliest time of a record, nanoseconds UTC.</summary>
    public long FirstNs { get; private set; } = long.MaxValue;

    /// <summary>Latest time of a record, nanoseconds UTC.</summary>
    public long LastNs { get; private set; } = long.MinValue;

    /// <summary>Prices of levels, as stored.</summary>
    public float[] Prices => [.. _records.Where(r => r.IsKnown && !r.IsClear).Select(r => r.Price)];

    private void Add(RecordFile file)
    {
        if (file.ReadBlock(RecordsToLookAt))
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                _records.Add(MemoryMarshal.Read<DepthRecord>(block[at..]));
            }
        }
    }
}

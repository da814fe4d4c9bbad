using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>The first and the last records of a file, since a file may go over from bars to prints.</summary>
internal sealed class ScidSample
{
    private const int RecordsToLookAt = 512;
    private const long NsPerSecond = 1_000_000_000;
    private const long SecondsPerDay = 86_400;
    private const int LeastShare = 10;

    private readonly List<ScidRecord> _records = [];

    /// <summary>Looks at a file, and leaves it before its first record.</summary>
    public ScidSample(RecordFile file)
    {
        Add(file);
        if (file.Count > RecordsToLookAt)
        {
            file.MoveTo(Math.Max(RecordsToLookAt, file.Count - RecordsToLookAt));
            Add(file);
        }

        file.MoveTo(0);
        Dates = SerialDate.Of([.. _records.Select(r => r.Time)]);
        Look();
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

    /// <summary>Whether there are prints.</summary>
    public bool HasPrints { get; private set; }

    /// <summary>Whether there are bars.</summary>
    public bool HasBars { get; private set; }

    /// <summary>Whether the first record is a bar.</summary>
    public bool BeginsWithBar { get; private set; }

    /// <summary>
    /// Length of the bars: the shortest distance of two that at least a tenth of them have; null when it cannot be told.
    /// </summary>
    public BarPeriod? Period { get; private set; }

    /// <summary>Prices as stored.</summary>
    public float[] Prices => [.. _records.Select(r => r.Close)];

    private void Add(RecordFile file)
    {
        if (file.ReadBlock(RecordsToLookAt))
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                _records.Add(MemoryMarshal.Read<ScidRecord>(block[at..]));
            }
        }
    }

    private void Look()
    {
        SortedDictionary<long, int> steps = [];
        long lastBarNs = long.MinValue;
        foreach (ScidRecord record in _records)
        {
            if (!Dates.TryToNs(record.Time, out long time))
            {
                continue;
            }

            BeginsWithBar |= !HasTimes && !record.IsPrint;
            HasTimes = true;
            HasPrints |= record.IsPrint;
            HasBars |= !record.IsPrint;
            FirstNs = Math.Min(FirstNs, time);
            LastNs = Math.Max(LastNs, time);
            if (!record.IsPrint && time > lastBarNs && lastBarNs != long.MinValue)
            {
                steps[time - lastBarNs] = steps.GetValueOrDefault(time - lastBarNs) + 1;
            }

            lastBarNs = record.IsPrint ? long.MinValue : time;
        }

        int all = steps.Values.Sum();
        Period = steps.Where(s => s.Value * LeastShare >= all && IsPeriod(s.Key))
            .Select(s => (BarPeriod?)new BarPeriod((int)(s.Key / NsPerSecond)))
            .FirstOrDefault();
    }

    private static bool IsPeriod(long ns) =>
        ns % NsPerSecond == 0 && ns / NsPerSecond <= SecondsPerDay && SecondsPerDay % (ns / NsPerSecond) == 0;
}

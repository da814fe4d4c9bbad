namespace MiaIa.Plugins.Sources;

/// <summary>The time that some rows cover, and the smallest step between two of them.</summary>
internal sealed class CsvSpan
{
    private long _previousNs;

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Earliest row, nanoseconds UTC.</summary>
    public long FirstNs { get; private set; } = long.MaxValue;

    /// <summary>Latest row, nanoseconds UTC.</summary>
    public long LastNs { get; private set; } = long.MinValue;

    /// <summary>Smallest step forward from one row to the next; the largest number without one.</summary>
    public long StepNs { get; private set; } = long.MaxValue;

    /// <summary>Adds a row.</summary>
    public void Add(long timeNs)
    {
        if (Count > 0 && timeNs > _previousNs)
        {
            StepNs = Math.Min(StepNs, timeNs - _previousNs);
        }

        _previousNs = timeNs;
        FirstNs = Math.Min(FirstNs, timeNs);
        LastNs = Math.Max(LastNs, timeNs);
        Count++;
    }
}

namespace MiaIa.Host.Metrics;

/// <summary>The values of a metric with one set of labels.</summary>
/// <param name="labels">The labels, in the order of their names.</param>
/// <param name="buckets">Number of buckets; 0 for what is no histogram.</param>
internal sealed class MetricSeries(IReadOnlyList<KeyValuePair<string, string>> labels, int buckets)
{
    /// <summary>The labels.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels => labels;

    /// <summary>How many values fell into each bucket, not summed up.</summary>
    public long[] Buckets { get; } = new long[buckets];

    /// <summary>The value; of a histogram the sum of its values.</summary>
    public double Value { get; set; }

    /// <summary>Number of values of a histogram.</summary>
    public long Count { get; set; }
}

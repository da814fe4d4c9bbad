namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Variance ratio VR(q) over n one-bar changes, overlapping and unbiased (Lo and MacKinlay 1988): above 1 where changes
/// follow each other, below 1 where they reverse. 0 when nothing varies.
/// </summary>
/// <param name="changes">n, the number of one-bar changes, more than q; n + 1 closes are needed.</param>
/// <param name="lag">q, the number of bars of the longer change, 2 or more.</param>
public sealed class VarianceRatio(int changes, int lag)
{
    private readonly RollingWindow _closes = new(changes + 1);

    /// <summary>Whether there are enough bars.</summary>
    public bool IsReady => _closes.IsFull;

    /// <summary>The ratio; 0 until there are enough bars.</summary>
    public double Value { get; private set; }

    /// <summary>Takes the next close.</summary>
    public void Add(int closeTicks)
    {
        _closes.Add(closeTicks);
        Value = IsReady ? Ratio() : 0;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _closes.Clear();
        Value = 0;
    }

    private double Ratio()
    {
        double mean = (_closes[changes] - _closes[0]) / changes;
        double single = SumOfSquares(1, mean) / (changes - 1);
        double scale = lag * (changes - lag + 1.0) * (1 - ((double)lag / changes));
        double several = SumOfSquares(lag, lag * mean) / scale;
        return single > 0 ? several / single : 0;
    }

    private double SumOfSquares(int step, double mean)
    {
        double sum = 0;
        for (int i = step; i <= changes; i++)
        {
            double difference = _closes[i] - _closes[i - step] - mean;
            sum += difference * difference;
        }

        return sum;
    }
}

namespace MiaIa.Sdk.Learning;

/// <summary>How good probabilities were, measured on labels that the model had not seen.</summary>
public sealed record ProbabilityMetrics
{
    /// <summary>Lines of the calibration table, each a tenth of [0, 1].</summary>
    public const int Tenths = 10;

    /// <summary>Predictions.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them succeeded.</summary>
    public required int Successes { get; init; }

    /// <summary>Mean squared difference of probability and label (Brier 1950), [0, 1]; smaller is better.</summary>
    public required double Brier { get; init; }

    /// <summary>Mean of -ln of the probability given to what happened; smaller is better.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The same for the share of successes, known beforehand, as the probability of all.</summary>
    public required double BaseLogLoss { get; init; }

    /// <summary>
    /// Probability that a success got more than a failure, ties counted half (Mann and Whitney 1947), [0, 1]; .5 is chance.
    /// Absent when one of the labels is.
    /// </summary>
    public required double? AreaUnderCurve { get; init; }

    /// <summary>What a probability must exceed to be approved.</summary>
    public required double Threshold { get; init; }

    /// <summary>Predictions above the threshold.</summary>
    public required int Approved { get; init; }

    /// <summary>How many of these succeeded.</summary>
    public required int ApprovedSuccesses { get; init; }

    /// <summary>What was said and what came, by tenths of probability.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>Share of successes, [0, 1].</summary>
    public double BaseRate => (double)Successes / Count;

    /// <summary>Share of successes among the approved; absent when none was.</summary>
    public double? Precision => Approved > 0 ? (double)ApprovedSuccesses / Approved : null;

    /// <summary>Measures predictions; one at least.</summary>
    /// <param name="probabilities">What was said, [0, 1].</param>
    /// <param name="labels">1 for success, else 0; as many.</param>
    /// <param name="threshold">What a probability must exceed to be approved.</param>
    public static ProbabilityMetrics Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfZero(probabilities.Length, nameof(probabilities));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, probabilities.Length, nameof(labels));
        int count = probabilities.Length;
        int successes = 0, approved = 0, approvedSuccesses = 0;
        double brier = 0, logLoss = 0;
        for (int i = 0; i < count; i++)
        {
            double p = probabilities[i];
            successes += labels[i];
            brier += (p - labels[i]) * (p - labels[i]);
            logLoss += LogOdds.Loss(p, labels[i] != 0);
            approved += p > threshold ? 1 : 0;
            approvedSuccesses += p > threshold ? labels[i] : 0;
        }

        double rate = (double)successes / count;
        return new ProbabilityMetrics
        {
            Count = count,
            Successes = successes,
            Brier = brier / count,
            LogLoss = logLoss / count,
            BaseLogLoss = (rate * LogOdds.Loss(rate, isSuccess: true)) + ((1 - rate) * LogOdds.Loss(rate, isSuccess: false)),
            AreaUnderCurve = successes > 0 && successes < count ? Area(probabilities, labels, successes) : null,
            Threshold = threshold,
            Approved = approved,
            ApprovedSuccesses = approvedSuccesses,
            Calibration = Table(probabilities, labels),
        };
    }

    private static double Area(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels, int successes)
    {
        double[] sorted = [.. probabilities];
        byte[] outcomes = [.. labels];
        Array.Sort(sorted, outcomes);
        double ranks = 0;
        for (int from = 0; from < sorted.Length;)
        {
            int to = from;
            int among = 0;
            for (; to < sorted.Length && sorted[to] == sorted[from]; to++)
            {
                among += outcomes[to];
            }

            // All of a tie have the middle of its ranks, which count from 1.
            ranks += among * ((from + 1 + to) / 2.0);
            from = to;
        }

        double pairs = (double)successes * (sorted.Length - successes);
        return (ranks - (successes * (successes + 1.0) / 2)) / pairs;
    }

    private static CalibrationBin[] Table(ReadOnlySpan<double> probabilities, ReadOnlySpan<byte> labels)
    {
        CalibrationBin[] bins = new CalibrationBin[Tenths];
        for (int i = 0; i < probabilities.Length; i++)
        {
            ref CalibrationBin bin = ref bins[Math.Clamp((int)(probabilities[i] * Tenths), 0, Tenths - 1)];
            bin = new CalibrationBin(bin.Count + 1, bin.MeanProbability + probabilities[i], bin.Successes + labels[i]);
        }

        return [.. bins.Select(b => b.Count > 0 ? b with { MeanProbability = b.MeanProbability / b.Count } : b)];
    }
}

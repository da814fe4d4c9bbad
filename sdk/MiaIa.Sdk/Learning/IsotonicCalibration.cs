namespace MiaIa.Sdk.Learning;

/// <summary>
/// The rising steps nearest to the labels, found by pooling adjacent violators (Ayer et al. 1955; Zadrozny and Elkan 2002),
/// with straight lines between steps. No probability is nearer to 0 or 1 than Platt's smoothed targets, 1 / (failures + 2)
/// and (successes + 1) / (successes + 2): a run of successes is no proof.
/// </summary>
public sealed class IsotonicCalibration : Calibration
{
    private readonly double[] _scores;
    private readonly double[] _probabilities;

    internal IsotonicCalibration(double[] scores, double[] probabilities)
    {
        _scores = scores;
        _probabilities = probabilities;
    }

    /// <summary>Scores at the ends of the steps, rising.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>Probability at each of these scores.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>Fits it; one prediction at least.</summary>
    /// <inheritdoc cref="Calibration.Fit"/>
    public static new IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scores.Length, nameof(scores));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, scores.Length, nameof(labels));
        double[] sorted = [.. scores];
        byte[] outcomes = [.. labels];
        Array.Sort(sorted, outcomes);
        IReadOnlyList<Step> steps = Pool(sorted, outcomes);
        int successes = steps.Sum(s => s.Successes);
        double least = 1.0 / (sorted.Length - successes + 2);
        double most = (successes + 1.0) / (successes + 2);

        List<double> ends = [];
        List<double> probabilities = [];
        foreach (Step step in steps)
        {
            double probability = Math.Clamp((double)step.Successes / step.Count, least, most);
            foreach (double end in step.Low < step.High ? new[] { step.Low, step.High } : [step.Low])
            {
                ends.Add(end);
                probabilities.Add(probability);
            }
        }

        return new IsotonicCalibration([.. ends], [.. probabilities]);
    }

    /// <inheritdoc/>
    public override double Apply(double score)
    {
        int place = Array.BinarySearch(_scores, score);
        if (place >= 0)
        {
            return _probabilities[place];
        }

        int above = ~place;
        if (above == 0 || above == _scores.Length)
        {
            return _probabilities[above == 0 ? 0 : ^1];
        }

        double share = (score - _scores[above - 1]) / (_scores[above] - _scores[above - 1]);
        return _probabilities[above - 1] + (share * (_probabilities[above] - _probabilities[above - 1]));
    }

    private static List<Step> Pool(double[] sorted, byte[] outcomes)
    {
        List<Step> steps = [];
        for (int i = 0; i < sorted.Length;)
        {
            // Equal scores are one step; steps that do not rise become one.
            Step step = new(sorted[i], sorted[i], 0, 0);
            for (; i < sorted.Length && sorted[i] == step.Low; i++)
            {
                step = step with { Successes = step.Successes + outcomes[i], Count = step.Count + 1 };
            }

            while (steps.Count > 0 && !steps[^1].IsBelow(step))
            {
                step = steps[^1].With(step);
                steps.RemoveAt(steps.Count - 1);
            }

            steps.Add(step);
        }

        return steps;
    }

    private readonly record struct Step(double Low, double High, int Successes, int Count)
    {
        public bool IsBelow(Step next) => (long)Successes * next.Count < (long)next.Successes * Count;

        public Step With(Step next) => new(Low, next.High, Successes + next.Successes, Count + next.Count);
    }
}

namespace MiaIa.Sdk.Learning;

/// <summary>
/// A sigmoid over the log-odds f of the score, 1 / (1 + exp(A f + B)), fitted to smoothed targets (Platt 1999) by Newton's
/// method with halved steps (Lin, Lin and Weng 2007). A model that is right already gets A = -1 and B = 0.
/// </summary>
public sealed class PlattCalibration : Calibration
{
    private const int MaxSteps = 100;
    private const double MinShare = 1e-10;
    private const double Ridge = 1e-12;

    // Their 1e-5 stops at the fifth digit; a step more costs nothing.
    private const double SlopeTolerance = 1e-10;

    internal PlattCalibration(double a, double b)
    {
        A = a;
        B = b;
    }

    /// <summary>Factor of the log-odds, at most 0.</summary>
    public double A { get; }

    /// <summary>What is added.</summary>
    public double B { get; }

    /// <summary>Fits it; one prediction at least. Scores that fall as successes rise teach nothing: A is then 0.</summary>
    /// <inheritdoc cref="Calibration.Fit"/>
    public static new PlattCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scores.Length, nameof(scores));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, scores.Length, nameof(labels));
        double successes = 0;
        double[] logOdds = new double[scores.Length];
        for (int i = 0; i < logOdds.Length; i++)
        {
            logOdds[i] = LogOdds.Of(scores[i]);
            successes += labels[i];
        }

        double failures = logOdds.Length - successes;
        double[] targets = new double[logOdds.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = labels[i] != 0 ? (successes + 1) / (successes + 2) : 1 / (failures + 2);
        }

        (double a, double b) = Descend(logOdds, targets, Math.Log((failures + 1) / (successes + 1)));
        return a <= 0 ? new PlattCalibration(a, b) : new PlattCalibration(0, -LogOdds.Of(targets.Average()));
    }

    /// <inheritdoc/>
    public override double Apply(double score) => LogOdds.ToProbability(-((A * LogOdds.Of(score)) + B));

    private static (double A, double B) Descend(double[] logOdds, double[] targets, double b)
    {
        double a = 0;
        double loss = Loss(logOdds, targets, a, b);
        for (int step = 0; step < MaxSteps; step++)
        {
            (double stepA, double stepB, double fall) = NewtonStep(logOdds, targets, a, b);
            double share = 1;
            while (share >= MinShare && Loss(logOdds, targets, a + (share * stepA), b + (share * stepB)) >= loss + (1e-4 * share * fall))
            {
                share /= 2;
            }

            if (share < MinShare || fall == 0)
            {
                break;
            }

            a += share * stepA;
            b += share * stepB;
            loss = Loss(logOdds, targets, a, b);
        }

        return (a, b);
    }

    /// <summary>The step, and what the loss changes by along it; 0 where there is no slope left.</summary>
    private static (double StepA, double StepB, double Fall) NewtonStep(double[] logOdds, double[] targets, double a, double b)
    {
        double aa = Ridge, bb = Ridge, ab = 0, slopeA = 0, slopeB = 0;
        for (int i = 0; i < logOdds.Length; i++)
        {
            double f = logOdds[i];
            double p = LogOdds.ToProbability(-((a * f) + b));
            double curvature = p * (1 - p);
            aa += f * f * curvature;
            bb += curvature;
            ab += f * curvature;
            slopeA += f * (targets[i] - p);
            slopeB += targets[i] - p;
        }

        if (Math.Abs(slopeA) < SlopeTolerance && Math.Abs(slopeB) < SlopeTolerance)
        {
            return (0, 0, 0);
        }

        double determinant = (aa * bb) - (ab * ab);
        double stepA = -((bb * slopeA) - (ab * slopeB)) / determinant;
        double stepB = -((aa * slopeB) - (ab * slopeA)) / determinant;
        return (stepA, stepB, (slopeA * stepA) + (slopeB * stepB));
    }

    private static double Loss(double[] logOdds, double[] targets, double a, double b)
    {
        double loss = 0;
        for (int i = 0; i < logOdds.Length; i++)
        {
            double x = (a * logOdds[i]) + b;
            loss += ((x >= 0 ? targets[i] : targets[i] - 1) * x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
        }

        return loss;
    }
}

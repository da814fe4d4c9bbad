namespace MiaIa.Sdk.Learning;

/// <summary>
/// Makes the scores of a model probabilities: of what gets .7, seven in ten succeed. Fitted on predictions for rows that
/// the model was not trained on (Niculescu-Mizil and Caruana 2005). It never falls as the score rises.
/// </summary>
public abstract class Calibration
{
    /// <summary>Fewest predictions for the isotonic form; with fewer it would follow chance, and Platt's is taken.</summary>
    public const int MinIsotonic = 1000;

    private protected Calibration()
    {
    }

    /// <summary>The probability of success for a score, both [0, 1].</summary>
    public abstract double Apply(double score);

    /// <summary>Fits the isotonic form with 1000 predictions or more, else Platt's.</summary>
    /// <param name="scores">Out-of-fold predictions, [0, 1].</param>
    /// <param name="labels">1 for success, else 0; as many.</param>
    public static Calibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<byte> labels) =>
        scores.Length >= MinIsotonic ? IsotonicCalibration.Fit(scores, labels) : PlattCalibration.Fit(scores, labels);
}

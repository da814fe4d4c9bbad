namespace MiaIa.Sdk.Learning;

/// <summary>What the ensemble says of a row.</summary>
/// <param name="Probability">Mean of the models' probabilities by their weights, [0, 1]; 0, which refuses, when no model answered.</param>
/// <param name="Agreement">1 minus twice the standard deviation of the models' probabilities: 1 when all say the same, 0 when as far apart as can be.</param>
/// <param name="Answered">Models that answered, 0 to 3.</param>
public readonly record struct EnsemblePrediction(double Probability, double Agreement, int Answered)
{
    private readonly double _forest;
    private readonly double _boosted;
    private readonly double _logistic;
    private readonly int _kinds;

    internal EnsemblePrediction(double probability, double agreement, ReadOnlySpan<double> byKind, int kinds)
        : this(probability, agreement, System.Numerics.BitOperations.PopCount((uint)kinds))
    {
        _forest = byKind[(int)ModelKind.Forest];
        _boosted = byKind[(int)ModelKind.Boosted];
        _logistic = byKind[(int)ModelKind.Logistic];
        _kinds = kinds;
    }

    /// <summary>Gives the probability of one model, if it answered.</summary>
    public bool TryGet(ModelKind kind, out double probability)
    {
        probability = kind switch
        {
            ModelKind.Forest => _forest,
            ModelKind.Boosted => _boosted,
            _ => _logistic,
        };
        return (_kinds & (1 << (int)kind)) != 0;
    }
}

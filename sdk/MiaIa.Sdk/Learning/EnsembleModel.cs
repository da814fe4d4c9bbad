namespace MiaIa.Sdk.Learning;

/// <summary>
/// Up to three calibrated models and the mean of their probabilities, by weights renormalised over those there are. It never
/// changes, allocates nothing and may be asked from any thread.
/// </summary>
public sealed class EnsembleModel
{
    private const int Kinds = 3;

    private readonly EnsembleMember[] _members;
    private readonly int _width;

    /// <summary>An ensemble.</summary>
    /// <param name="schema">What the columns of a row mean.</param>
    /// <param name="members">The models, each kind once at most; all for rows of the schema. None is allowed: it refuses everything.</param>
    public EnsembleModel(LearningSchema schema, IReadOnlyList<EnsembleMember> members)
    {
        Schema = schema;
        _members = [.. members];
        _width = schema.Names.Count;
        bool isSound = _members.All(m => m.Weight > 0 && double.IsFinite(m.Weight) && m.Model.FeatureCount == _width);
        if (!isSound || _members.DistinctBy(m => m.Kind).Count() != _members.Length)
        {
            throw new ArgumentException("Each kind of model comes once, with a weight above 0 and as many features as the schema.", nameof(members));
        }
    }

    /// <summary>What the columns of a row mean.</summary>
    public LearningSchema Schema { get; }

    /// <summary>The models there are.</summary>
    public IReadOnlyList<EnsembleMember> Members => _members;

    /// <summary>Judges a row. Without a model, or for a row of another length or not finite, the probability is 0 and nothing answered.</summary>
    /// <param name="row">The features in the order of the schema.</param>
    public EnsemblePrediction Predict(ReadOnlySpan<float> row)
    {
        if (!IsSound(row))
        {
            return default;
        }

        Span<double> byKind = stackalloc double[Kinds];
        byKind.Clear();
        int kinds = 0;
        double weights = 0;
        double weighted = 0;
        double sum = 0;
        foreach (EnsembleMember member in _members)
        {
            double probability = member.Predict(row);
            byKind[(int)member.Kind] = probability;
            kinds |= 1 << (int)member.Kind;
            weights += member.Weight;
            weighted += member.Weight * probability;
            sum += probability;
        }

        double agreement = 1 - (2 * Deviation(byKind, kinds, sum / _members.Length));
        return new EnsemblePrediction(weighted / weights, agreement, byKind, kinds);
    }

    private bool IsSound(ReadOnlySpan<float> row)
    {
        bool isSound = row.Length == _width && _members.Length > 0;
        foreach (float value in row)
        {
            isSound &= float.IsFinite(value);
        }

        return isSound;
    }

    /// <summary>Standard deviation of the population.</summary>
    private double Deviation(ReadOnlySpan<double> byKind, int kinds, double mean)
    {
        double squares = 0;
        for (int kind = 0; kind < byKind.Length; kind++)
        {
            double away = (kinds & (1 << kind)) != 0 ? byKind[kind] - mean : 0;
            squares += away * away;
        }

        return Math.Sqrt(squares / _members.Length);
    }
}

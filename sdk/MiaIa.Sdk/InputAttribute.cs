namespace MiaIa.Sdk;

/// <summary>
/// Names outputs of other features. On a constructor parameter of type <see cref="FeatureInput"/>: the output itself.
/// On a property of an options record (text, list of texts, or map keyed by text): its values are names of outputs. The
/// host orders the features, refuses cycles and unknown names with the nearest known one. In a name, <c>{base}</c> stands
/// for the base period of the run: <c>battle-navale@{base}.bn</c> is <c>battle-navale@1m.bn</c> on one-minute bars.
/// </summary>
/// <param name="output">
/// On a parameter: <c>feature.output</c>. On a property: the output meant when a name has no dot.
/// </param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class InputAttribute(string output) : Attribute
{
    /// <summary>What stands for the base period in a name.</summary>
    public const string BasePeriod = "{base}";

    /// <summary>The output's name, or the one meant when a name has no dot.</summary>
    public string Output { get; } = output;

    /// <summary>A name with the base period of a run in its place.</summary>
    /// <param name="name">A name, with or without <see cref="BasePeriod"/>.</param>
    /// <param name="period">The base period.</param>
    public static string ForBase(string name, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace(BasePeriod, period.ToString(), StringComparison.Ordinal);
    }
}

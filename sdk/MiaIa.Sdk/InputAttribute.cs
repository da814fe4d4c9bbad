namespace MiaIa.Sdk;

/// <summary>
/// Names outputs of other features. On a constructor parameter of type <see cref="FeatureInput"/>: the output itself.
/// On a property of an options record (text, list of texts, or map keyed by text): its values are names of outputs. The
/// host orders the features, refuses cycles and unknown names with the nearest known one.
/// </summary>
/// <param name="output">
/// On a parameter: <c>feature.output</c>. On a property: the output meant when a name has no dot.
/// </param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class InputAttribute(string output) : Attribute
{
    /// <summary>The output's name, or the one meant when a name has no dot.</summary>
    public string Output { get; } = output;
}

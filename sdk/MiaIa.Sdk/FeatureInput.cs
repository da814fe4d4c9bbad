namespace MiaIa.Sdk;

/// <summary>Another feature's output, as it stands at this event.</summary>
/// <param name="name">Name of the output: <c>feature.output</c>.</param>
/// <param name="row">The row it lives in.</param>
/// <param name="slot">Its place in the row; -1 for an input that is always Missing.</param>
public sealed class FeatureInput(string name, FeatureValue[] row, int slot)
{
    /// <summary>Name of the output.</summary>
    public string Name { get; } = name;

    /// <summary>Whether anything computes it in this run. An optional input may be absent: then it is always Missing.</summary>
    public bool IsPresent => slot >= 0;

    /// <summary>The value; Missing when absent.</summary>
    public FeatureValue Value => slot >= 0 ? row[slot] : FeatureValue.Missing;
}

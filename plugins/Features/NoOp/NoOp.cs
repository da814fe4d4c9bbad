using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Computes nothing: the cost of the boundary itself, and the folder to copy for a new technique.</summary>
[Plugin("no-op")]
public sealed class NoOp : IFeature
{
    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["value"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        // Nothing to say: the value stays Missing.
    }
}

using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Why features have nothing to tell, where they say so in an output named <c>reason</c>: 0 is well.</summary>
internal static class FeatureReasons
{
    private const string Output = "reason";

    /// <summary>A line for each that is not well, as the row stands.</summary>
    public static IEnumerable<string> Of(FeatureTable features)
    {
        FeatureValue[] row = [.. features.Row];
        foreach (FeatureNode node in features.Nodes)
        {
            int place = node.Feature.Outputs.ToList().IndexOf(Output);
            FeatureValue reason = place < 0 ? FeatureValue.Missing : row[node.Offset + place];
            if (reason.IsUsable && reason.Value != 0 && node.Feature is IStateNames names)
            {
                yield return $"{node.Name}: {names.NameOf(place, reason.Value)}";
            }
        }
    }
}

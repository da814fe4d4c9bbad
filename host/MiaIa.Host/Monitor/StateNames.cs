using System.Globalization;
using System.Text;
using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>How the states of a run's features are called. They stand in the header of the journal, so that a run can be shown without its plugins.</summary>
/// <param name="text">One output a line: name, then value and name of each state.</param>
internal sealed class StateNames(string text)
{
    /// <summary>Key of the header.</summary>
    public const string Key = "states";

    private const int Least = -8;
    private const int Most = 32;

    private readonly Dictionary<string, string> _names = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t')).Where(parts => parts.Length == 3)
        .ToDictionary(parts => parts[0] + "\t" + parts[1], parts => parts[2], StringComparer.Ordinal);

    /// <summary>The states of a run's features as text.</summary>
    public static string Of(FeatureTable table)
    {
        StringBuilder lines = new();
        foreach (FeatureNode node in table.Nodes)
        {
            for (int i = 0; node.Feature is IStateNames states && i < node.Feature.Outputs.Count; i++)
            {
                for (int value = Least; value <= Most; value++)
                {
                    if (states.NameOf(i, value) is { } name)
                    {
                        lines.Append(CultureInfo.InvariantCulture, $"{node.Name}.{node.Feature.Outputs[i]}\t{value}\t{name}\n");
                    }
                }
            }
        }

        return lines.ToString();
    }

    /// <summary>The name of a state; null when it has none.</summary>
    public string? NameOf(string output, double? value) => value is { } number
        ? _names.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{output}\t{number:0.######}"))
        : null;
}

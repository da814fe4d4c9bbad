namespace MiaIa.Sdk;

/// <summary>The names of the row, known before the first event. Turn names into places once, in the constructor.</summary>
/// <param name="names">Names of all outputs in the order of the row, each <c>feature.output</c>.</param>
public sealed class FeatureNames(IReadOnlyList<string> names)
{
    /// <summary>Names of all outputs in the order of the row.</summary>
    public IReadOnlyList<string> Names { get; } = [.. names];

    /// <summary>The place of an output, or -1 when nothing computes it in this run.</summary>
    /// <param name="name">A feature, or <c>feature.output</c>.</param>
    /// <param name="defaultOutput">The output meant when the name has no dot.</param>
    public int Find(string name, string defaultOutput)
    {
        string full = name.Contains('.', StringComparison.Ordinal) ? name : name + "." + defaultOutput;
        for (int slot = 0; slot < Names.Count; slot++)
        {
            if (string.Equals(Names[slot], full, StringComparison.Ordinal))
            {
                return slot;
            }
        }

        return -1;
    }
}

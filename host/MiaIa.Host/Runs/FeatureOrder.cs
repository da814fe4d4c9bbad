namespace MiaIa.Host.Runs;

/// <summary>Orders features so that each stands behind those whose outputs it reads.</summary>
internal static class FeatureOrder
{
    /// <summary>The features in the order of their dependencies; those that depend on nothing keep the order of the file.</summary>
    /// <param name="features">Name of each feature, and the outputs it reads (<c>feature.output</c>).</param>
    /// <exception cref="RunException">Some read each other in a circle.</exception>
    public static IReadOnlyList<int> Sort(IReadOnlyList<(string Name, IReadOnlyList<string> Reads)> features)
    {
        List<int> order = [];
        bool[] isPlaced = new bool[features.Count];
        while (order.Count < features.Count)
        {
            int before = order.Count;
            for (int i = 0; i < features.Count; i++)
            {
                if (!isPlaced[i] && features[i].Reads.All(r => IsThere(features, isPlaced, r)))
                {
                    isPlaced[i] = true;
                    order.Add(i);
                }
            }

            if (order.Count == before)
            {
                IEnumerable<string> circle = features.Where((_, i) => !isPlaced[i]).Select(f => f.Name);
                throw new RunException(
                    $"These features read each other in a circle: {string.Join(", ", circle)}. Remove one of the inputs.", ExitCodes.Configuration);
            }
        }

        return order;
    }

    private static bool IsThere(
        IReadOnlyList<(string Name, IReadOnlyList<string> Reads)> features, bool[] isPlaced, string output)
    {
        string name = output[..output.LastIndexOf('.')];
        for (int i = 0; i < features.Count; i++)
        {
            if (string.Equals(features[i].Name, name, StringComparison.Ordinal))
            {
                return isPlaced[i];
            }
        }

        // An optional input that nothing computes needs no place.
        return true;
    }
}

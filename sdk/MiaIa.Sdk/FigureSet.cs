namespace MiaIa.Sdk;

/// <summary>Puts the parts of an answer together.</summary>
/// <param name="count">Number of figures of an answer.</param>
public sealed class FigureSet(int count)
{
    private readonly double[] _values = new double[count];

    /// <summary>The figures of the last complete answer, or of the one that is being told.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Takes a part.</summary>
    /// <returns>Whether the answer is complete.</returns>
    /// <exception cref="ArgumentException">The answer has another number of figures.</exception>
    public bool Add(in Figures part)
    {
        if (part.Total != count)
        {
            throw new ArgumentException($"An answer of {part.Total} figures came where {count} are expected.", nameof(part));
        }

        for (int i = 0; i < part.Count; i++)
        {
            _values[part.First + i] = part[i];
        }

        return part.IsLast;
    }
}

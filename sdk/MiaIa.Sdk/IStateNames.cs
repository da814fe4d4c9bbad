namespace MiaIa.Sdk;

/// <summary>Says what the numbers of an output mean when they stand for states: for people, files and journals.</summary>
public interface IStateNames
{
    /// <summary>The name of a state, or null when the output is a plain number.</summary>
    /// <param name="output">Place of the output in <see cref="IFeature.Outputs"/>.</param>
    /// <param name="value">The number written.</param>
    string? NameOf(int output, double value);
}

namespace MiaIa.Sdk.Learning;

/// <summary>A way to part the rows of a node.</summary>
/// <param name="Feature">Column looked at.</param>
/// <param name="Bin">Last bin that goes left.</param>
/// <param name="Gain">How good it is; only greater than 0 is a split.</param>
internal readonly record struct TreeSplit(int Feature, int Bin, double Gain)
{
    /// <summary>None.</summary>
    public static TreeSplit None => default;

    /// <summary>Whether it is one.</summary>
    public bool IsSplit => Gain > 0;
}

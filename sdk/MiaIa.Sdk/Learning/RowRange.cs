namespace MiaIa.Sdk.Learning;

/// <summary>Rows that reached a node: a stretch of the list of rows of its tree.</summary>
/// <param name="From">First place.</param>
/// <param name="To">Place behind the last.</param>
/// <param name="Depth">Splits above the node.</param>
internal readonly record struct RowRange(int From, int To, int Depth)
{
    /// <summary>Rows there are.</summary>
    public int Count => To - From;

    /// <summary>The stretches of the two children.</summary>
    public (RowRange Left, RowRange Right) Cut(int middle) => (new(From, middle, Depth + 1), new(middle, To, Depth + 1));
}

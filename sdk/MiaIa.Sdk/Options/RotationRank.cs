namespace MiaIa.Sdk.Options;

/// <summary>Where a contract stands in an order: the least key first, then the largest weight, then the list's order.</summary>
/// <param name="Key">Orders them.</param>
/// <param name="Weight">Expected exposure.</param>
/// <param name="Index">Place in the list.</param>
internal readonly record struct RotationRank(double Key, double Weight, int Index) : IComparable<RotationRank>
{
    /// <inheritdoc />
    public int CompareTo(RotationRank other) =>
        Key != other.Key ? Key.CompareTo(other.Key)
        : Weight != other.Weight ? other.Weight.CompareTo(Weight)
        : Index.CompareTo(other.Index);
}

namespace MiaIa.Sdk.Learning;

/// <summary>
/// A node of a tree in eight bytes. A row goes to Next when its feature is at most the threshold, else to Next + 1; both
/// count from the tree's first node. A leaf leads to itself, so that all trees can be walked the same number of steps.
/// </summary>
/// <param name="Threshold">A row with a feature above it goes right; infinite in a leaf.</param>
/// <param name="Feature">Column looked at.</param>
/// <param name="Next">Left child; the right one is beside it.</param>
internal readonly record struct TreeNode(float Threshold, ushort Feature, ushort Next)
{
    /// <summary>Whether the node has no children.</summary>
    public bool IsLeaf => float.IsPositiveInfinity(Threshold);

    /// <summary>A leaf.</summary>
    /// <param name="index">Its own place in the tree.</param>
    public static TreeNode Leaf(int index) => new(float.PositiveInfinity, 0, (ushort)index);
}

namespace MiaIa.Sdk.Learning;

/// <summary>A tree while it grows: nodes in the order in which they were made, and the value of each leaf.</summary>
internal sealed class Tree
{
    /// <summary>Most nodes: places are 16 bits.</summary>
    public const int MaxNodes = ushort.MaxValue;

    /// <summary>Most splits between root and leaf: a full tree of this depth has no more than the most nodes.</summary>
    public const int MaxDepth = 15;

    private readonly List<TreeNode> _nodes;
    private readonly List<double> _values;

    /// <summary>A tree of one leaf.</summary>
    public Tree()
        : this([TreeNode.Leaf(0)], [0])
    {
    }

    /// <summary>A tree that was grown before.</summary>
    public Tree(List<TreeNode> nodes, List<double> values)
    {
        _nodes = nodes;
        _values = values;
    }

    /// <summary>The nodes; the root is the first.</summary>
    public IReadOnlyList<TreeNode> Nodes => _nodes;

    /// <summary>The value of each node; 0 for one with children.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Makes a node a leaf of a value.</summary>
    public void SetLeaf(int node, double value) => _values[node] = value;

    /// <summary>Gives a node two children.</summary>
    /// <returns>The left one; the right one follows it.</returns>
    public int Split(int node, int feature, float threshold)
    {
        int left = _nodes.Count;
        _nodes[node] = new TreeNode(threshold, (ushort)feature, (ushort)left);
        _nodes.Add(TreeNode.Leaf(left));
        _nodes.Add(TreeNode.Leaf(left + 1));
        _values.Add(0);
        _values.Add(0);
        return left;
    }

    /// <summary>The value of the leaf that a row reaches.</summary>
    public double Value(ReadOnlySpan<float> row)
    {
        int at = 0;
        while (!_nodes[at].IsLeaf)
        {
            TreeNode node = _nodes[at];
            at = node.Next + (row[node.Feature] > node.Threshold ? 1 : 0);
        }

        return _values[at];
    }
}

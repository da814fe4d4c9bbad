namespace MiaIa.Sdk.Learning;

/// <summary>Finished trees in flat arrays. The sum of their values is taken in their order, whoever asks.</summary>
internal sealed class TreeSet
{
    // Trees walked side by side: the look-ups of one do not wait for those of another.
    private const int Abreast = 4;

    private readonly TreeNode[] _nodes;
    private readonly double[] _values;
    private readonly int[] _starts;
    private readonly int _depth;

    /// <summary>Lays trees one behind the other.</summary>
    public TreeSet(IReadOnlyList<Tree> trees)
    {
        _nodes = [.. trees.SelectMany(t => t.Nodes)];
        _values = [.. trees.SelectMany(t => t.Values)];
        _starts = new int[trees.Count + 1];
        for (int i = 0; i < trees.Count; i++)
        {
            _starts[i + 1] = _starts[i] + trees[i].Nodes.Count;
            _depth = Math.Max(_depth, DepthOf(trees[i].Nodes));
        }
    }

    /// <summary>Trees there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The nodes of a tree.</summary>
    public ReadOnlySpan<TreeNode> Nodes(int tree) => _nodes.AsSpan(_starts[tree].._starts[tree + 1]);

    /// <summary>The value of each node of a tree.</summary>
    public ReadOnlySpan<double> Values(int tree) => _values.AsSpan(_starts[tree].._starts[tree + 1]);

    /// <summary>The sum of the values of the leaves that a row reaches. A feature that is not a number goes left.</summary>
    public double Sum(ReadOnlySpan<float> row)
    {
        TreeNode[] nodes = _nodes;
        int[] starts = _starts;
        double sum = 0;
        int tree = 0;
        for (; tree <= Count - Abreast; tree += Abreast)
        {
            int startA = starts[tree], startB = starts[tree + 1], startC = starts[tree + 2], startD = starts[tree + 3];
            int a = startA, b = startB, c = startC, d = startD;
            for (int step = 0; step < _depth; step++)
            {
                a = startA + Next(nodes[a], row);
                b = startB + Next(nodes[b], row);
                c = startC + Next(nodes[c], row);
                d = startD + Next(nodes[d], row);
            }

            sum = sum + _values[a] + _values[b] + _values[c] + _values[d];
        }

        for (; tree < Count; tree++)
        {
            int at = starts[tree];
            for (int step = 0; step < _depth; step++)
            {
                at = starts[tree] + Next(nodes[at], row);
            }

            sum += _values[at];
        }

        return sum;
    }

    private static int Next(TreeNode node, ReadOnlySpan<float> row) => node.Next + (row[node.Feature] > node.Threshold ? 1 : 0);

    private static int DepthOf(IReadOnlyList<TreeNode> nodes)
    {
        // Children come behind their parents.
        int[] depths = new int[nodes.Count];
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!nodes[i].IsLeaf)
            {
                depths[nodes[i].Next] = depths[i] + 1;
                depths[nodes[i].Next + 1] = depths[i] + 1;
            }
        }

        return depths.Max();
    }
}

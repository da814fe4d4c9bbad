namespace MiaIa.Sdk.Learning;

/// <summary>Grows one tree of a random forest after the other, each from its own seed, in memory it keeps.</summary>
/// <param name="data">All rows.</param>
/// <param name="rows">Those to learn from.</param>
/// <param name="settings">How.</param>
internal sealed class ForestGrower(BinnedRows data, int[] rows, ForestSettings settings)
{
    private readonly int[] _draws = new int[rows.Length];
    private readonly int[] _rows = new int[rows.Length];
    private readonly long[] _counts = new long[rows.Length];
    private readonly int[] _spareRows = new int[rows.Length];
    private readonly long[] _spareCounts = new long[rows.Length];
    private readonly long[] _histogram = new long[byte.MaxValue + 1];
    private readonly int[] _features = new int[data.FeatureCount];
    private readonly int _drawnFeatures = Math.Max(1, (int)Math.Sqrt(data.FeatureCount));
    private SeededDraws _chance;
    private Tree _tree = new();

    /// <summary>Grows the tree of a seed.</summary>
    public Tree Grow(ulong seed)
    {
        _chance = new SeededDraws(seed);
        _tree = new Tree();
        for (int i = 0; i < _features.Length; i++)
        {
            _features[i] = i;
        }

        RowRange all = DrawRows();
        long counts = 0;
        for (int i = 0; i < all.To; i++)
        {
            counts += _counts[i];
        }

        Grow(0, all, counts);
        return _tree;
    }

    /// <summary>As many rows as there are, each drawn from all of them; kept in rising order.</summary>
    private RowRange DrawRows()
    {
        Array.Clear(_draws);
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[_chance.Below(_draws.Length)]++;
        }

        ReadOnlySpan<byte> labels = data.Rows.Labels;
        int count = 0;
        for (int i = 0; i < _draws.Length; i++)
        {
            if (_draws[i] > 0)
            {
                _rows[count] = rows[i];
                _counts[count++] = ForestCount.Of(_draws[i], labels[rows[i]] != 0);
            }
        }

        return new RowRange(0, count, 0);
    }

    private void Grow(int node, RowRange range, long counts)
    {
        TreeSplit split = range.Depth < settings.Depth && range.Count >= 2 * settings.MinLeafRows && IsMixed(counts)
            ? BestSplit(range, counts)
            : TreeSplit.None;
        if (!split.IsSplit)
        {
            _tree.SetLeaf(node, ForestCount.Successes(counts) / ForestCount.Draws(counts));
            return;
        }

        (int middle, long left) = Part(range, split);
        int child = _tree.Split(node, split.Feature, data.Cuts(split.Feature)[split.Bin]);
        (RowRange leftRange, RowRange rightRange) = range.Cut(middle);
        Grow(child, leftRange, left);
        Grow(child + 1, rightRange, counts - left);
    }

    private static bool IsMixed(long counts) =>
        ForestCount.Successes(counts) > 0 && ForestCount.Successes(counts) < ForestCount.Draws(counts);

    /// <summary>The best split among features drawn by chance; more are drawn while none of them varies.</summary>
    private TreeSplit BestSplit(RowRange range, long counts)
    {
        TreeSplit best = TreeSplit.None;
        bool isVaried = false;
        for (int drawn = 0; drawn < _features.Length && (drawn < _drawnFeatures || !isVaried); drawn++)
        {
            int other = drawn + _chance.Below(_features.Length - drawn);
            (_features[drawn], _features[other]) = (_features[other], _features[drawn]);
            int bins = FillHistogram(_features[drawn], range);
            TreeSplit split = BestOf(_features[drawn], bins, counts, ref isVaried);
            best = split.Gain > best.Gain ? split : best;
        }

        return best;
    }

    private int FillHistogram(int feature, RowRange range)
    {
        int bins = data.Cuts(feature).Length + 1;
        long[] histogram = _histogram;
        Array.Clear(histogram, 0, bins);
        ReadOnlySpan<byte> codes = data.Codes(feature);
        ReadOnlySpan<int> at = _rows.AsSpan(range.From, range.Count);
        ReadOnlySpan<long> counts = _counts.AsSpan(range.From, at.Length);
        for (int i = 0; i < at.Length; i++)
        {
            histogram[codes[at[i]]] += counts[i];
        }

        return bins;
    }

    private TreeSplit BestOf(int feature, int bins, long counts, ref bool isVaried)
    {
        // By how much the purity must rise is relative: rounding is no gain.
        double least = ForestCount.Purity(counts) * (1 + 1e-12);
        TreeSplit best = TreeSplit.None;
        long left = 0;
        for (int bin = 0; bin < bins - 1; bin++)
        {
            if (_histogram[bin] == 0)
            {
                continue;
            }

            left += _histogram[bin];
            long right = counts - left;
            if (right == 0)
            {
                break;
            }

            isVaried = true;
            if (ForestCount.Rows(left) >= settings.MinLeafRows && ForestCount.Rows(right) >= settings.MinLeafRows)
            {
                double gain = ForestCount.Purity(left) + ForestCount.Purity(right) - least;
                best = gain > best.Gain ? new TreeSplit(feature, bin, gain) : best;
            }
        }

        return best;
    }

    /// <summary>Rows that go left come first; their order among themselves stays.</summary>
    private (int Middle, long Left) Part(RowRange range, TreeSplit split)
    {
        ReadOnlySpan<byte> codes = data.Codes(split.Feature);
        int left = range.From;
        int right = 0;
        long leftCounts = 0;
        for (int i = range.From; i < range.To; i++)
        {
            int row = _rows[i];
            long counts = _counts[i];
            if (codes[row] <= split.Bin)
            {
                _rows[left] = row;
                _counts[left++] = counts;
                leftCounts += counts;
            }
            else
            {
                _spareRows[right] = row;
                _spareCounts[right++] = counts;
            }
        }

        Array.Copy(_spareRows, 0, _rows, left, right);
        Array.Copy(_spareCounts, 0, _counts, left, right);
        return (left, leftCounts);
    }
}

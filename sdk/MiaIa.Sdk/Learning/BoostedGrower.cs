namespace MiaIa.Sdk.Learning;

/// <summary>
/// Grows one boosted tree after the other on slopes and curvatures, in memory it keeps. Features are looked at side by
/// side; each sums its rows in their order, so the threads leave no trace in the figures.
/// </summary>
/// <param name="data">All rows.</param>
/// <param name="settings">How.</param>
/// <param name="capacity">Most rows of a tree.</param>
/// <param name="threads">Most threads.</param>
internal sealed class BoostedGrower(BinnedRows data, BoostedSettings settings, int capacity, int threads)
{
    // Fewer look-ups than this are done before other threads have woken up.
    private const int ManyLookUps = 50_000;

    private readonly int[] _rows = new int[capacity];
    private readonly int[] _spare = new int[capacity];
    private readonly double[] _slopes = new double[capacity];
    private readonly double[] _curvatures = new double[capacity];
    private readonly TreeSplit[] _best = new TreeSplit[data.FeatureCount];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private Tree _tree = new();

    /// <summary>Grows a tree.</summary>
    /// <param name="rows">Rows to learn from, rising.</param>
    /// <param name="slopes">Slope of every row of the data.</param>
    /// <param name="curvatures">Curvature of every row of the data.</param>
    public Tree Grow(ReadOnlySpan<int> rows, double[] slopes, double[] curvatures)
    {
        rows.CopyTo(_rows);
        _tree = new Tree();
        Grow(0, new RowRange(0, rows.Length, 0), slopes, curvatures);
        return _tree;
    }

    private void Grow(int node, RowRange range, double[] slopes, double[] curvatures)
    {
        BoostedBin all = Gather(range, slopes, curvatures);
        TreeSplit split = range.Depth < settings.Depth && range.Count >= 2 * settings.MinLeafRows ? BestSplit(range, all) : TreeSplit.None;
        if (!split.IsSplit)
        {
            _tree.SetLeaf(node, settings.LearningRate * all.Step(settings.LeafPenalty));
            return;
        }

        (RowRange left, RowRange right) = range.Cut(Part(range, split));
        int child = _tree.Split(node, split.Feature, data.Cuts(split.Feature)[split.Bin]);
        Grow(child, left, slopes, curvatures);
        Grow(child + 1, right, slopes, curvatures);
    }

    /// <summary>Lays slopes and curvatures beside the rows of the node, for all features to read in one stretch.</summary>
    private BoostedBin Gather(RowRange range, double[] slopes, double[] curvatures)
    {
        double slope = 0;
        double curvature = 0;
        for (int i = range.From; i < range.To; i++)
        {
            slope += _slopes[i] = slopes[_rows[i]];
            curvature += _curvatures[i] = curvatures[_rows[i]];
        }

        return new BoostedBin(slope, curvature, range.Count);
    }

    private TreeSplit BestSplit(RowRange range, BoostedBin all)
    {
        if ((long)range.Count * data.FeatureCount < ManyLookUps)
        {
            for (int feature = 0; feature < _best.Length; feature++)
            {
                _best[feature] = BestOf(feature, range, all);
            }
        }
        else
        {
            Parallel.For(0, _best.Length, _parallel, feature => _best[feature] = BestOf(feature, range, all));
        }

        TreeSplit best = TreeSplit.None;
        foreach (TreeSplit split in _best)
        {
            best = split.Gain > best.Gain ? split : best;
        }

        return best;
    }

    private TreeSplit BestOf(int feature, RowRange range, BoostedBin all)
    {
        Span<BoostedBin> histogram = stackalloc BoostedBin[data.Cuts(feature).Length + 1];
        histogram.Clear();
        FillHistogram(histogram, feature, range);

        // Rounding is no gain.
        double least = (all.Gain(settings.LeafPenalty) * (1 + 1e-12)) + 1e-12;
        TreeSplit best = TreeSplit.None;
        BoostedBin left = default;
        for (int bin = 0; bin < histogram.Length - 1; bin++)
        {
            if (histogram[bin].Rows == 0)
            {
                continue;
            }

            left += histogram[bin];
            BoostedBin right = all - left;
            if (right.Rows < settings.MinLeafRows)
            {
                break;
            }

            if (left.Rows >= settings.MinLeafRows)
            {
                double gain = left.Gain(settings.LeafPenalty) + right.Gain(settings.LeafPenalty) - least;
                best = gain > best.Gain ? new TreeSplit(feature, bin, gain) : best;
            }
        }

        return best;
    }

    private void FillHistogram(Span<BoostedBin> histogram, int feature, RowRange range)
    {
        ReadOnlySpan<byte> codes = data.Codes(feature);
        ReadOnlySpan<int> rows = _rows.AsSpan(range.From, range.Count);
        ReadOnlySpan<double> slopes = _slopes.AsSpan(range.From, rows.Length);
        ReadOnlySpan<double> curvatures = _curvatures.AsSpan(range.From, rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ref BoostedBin bin = ref histogram[codes[rows[i]]];
            bin = new BoostedBin(bin.Slope + slopes[i], bin.Curvature + curvatures[i], bin.Rows + 1);
        }
    }

    /// <summary>Rows that go left come first; their order among themselves stays.</summary>
    private int Part(RowRange range, TreeSplit split)
    {
        ReadOnlySpan<byte> codes = data.Codes(split.Feature);
        int left = range.From;
        int right = 0;
        for (int i = range.From; i < range.To; i++)
        {
            int row = _rows[i];
            if (codes[row] <= split.Bin)
            {
                _rows[left++] = row;
            }
            else
            {
                _spare[right++] = row;
            }
        }

        Array.Copy(_spare, 0, _rows, left, right);
        return left;
    }
}

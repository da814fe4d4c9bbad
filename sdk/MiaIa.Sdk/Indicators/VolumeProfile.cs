namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Volume by price since an anchor, in rows of one tick, with point of control, value area and volume nodes
/// (Steidlmayer's market profile). From prints, or from bars whose volume is spread evenly over their range: then it
/// is an estimate. Taking volume allocates only when the range becomes wider than it ever was.
/// </summary>
public sealed class VolumeProfile
{
    private const int FirstRows = 1024;

    /// <summary>A quarter of a million points of ES: only a wrong price lies outside.</summary>
    private const int MostRows = 1 << 20;

    /// <summary>
    /// Volumes that differ by less than this share of the total are equal: spread volumes carry rounding.
    /// </summary>
    private const double EqualShare = 1e-9;

    private double[] _rows = new double[FirstRows];
    private int _firstTicks;

    /// <summary>Whether anything traded since the anchor; without it prices are 0 and mean nothing.</summary>
    public bool HasValue { get; private set; }

    /// <summary>Whether any of it comes from bars.</summary>
    public bool IsEstimated { get; private set; }

    /// <summary>Contracts since the anchor.</summary>
    public double Volume { get; private set; }

    /// <summary>Contracts at prices too far from the others to be believed; they are in no row.</summary>
    public double VolumeOutside { get; private set; }

    /// <summary>Lowest price traded, in ticks.</summary>
    public int LowTicks { get; private set; }

    /// <summary>Highest price traded, in ticks.</summary>
    public int HighTicks { get; private set; }

    /// <summary>Volume of a row; 0 outside the range.</summary>
    public double VolumeAt(int priceTicks) =>
        HasValue && priceTicks >= LowTicks && priceTicks <= HighTicks ? _rows[priceTicks - _firstTicks] : 0;

    /// <summary>Takes a print.</summary>
    /// <param name="priceTicks">Price, in ticks.</param>
    /// <param name="volume">Contracts; nothing happens below 1.</param>
    public void Add(int priceTicks, int volume)
    {
        if (volume > 0)
        {
            Spread(priceTicks, priceTicks, volume);
        }
    }

    /// <summary>Takes a bar: its volume is spread evenly over its range, and the profile becomes an estimate.</summary>
    public void Add(in Bar bar)
    {
        if (bar.Volume > 0)
        {
            IsEstimated = true;
            Spread(bar.LowTicks, bar.HighTicks, bar.Volume);
        }
    }

    /// <summary>Sets the anchor here: forgets everything.</summary>
    public void Reset()
    {
        if (HasValue)
        {
            Array.Clear(_rows, LowTicks - _firstTicks, HighTicks - LowTicks + 1);
        }

        HasValue = false;
        IsEstimated = false;
        Volume = 0;
        VolumeOutside = 0;
        LowTicks = 0;
        HighTicks = 0;
    }

    /// <summary>
    /// The value area: from the point of control, the larger of the next two rows above and the next two below is added
    /// whole (both when they are equal) until it holds the share. Default when nothing traded.
    /// </summary>
    /// <param name="share">Share of the volume that it must hold; default .70.</param>
    public ValueArea ValueArea(double share = 0.70)
    {
        if (!HasValue)
        {
            return default;
        }

        int control = PointOfControl();
        int low = control;
        int high = control;
        double held = VolumeAt(control);
        double tolerance = Volume * EqualShare;
        while (held < (share * Volume) - tolerance && (low > LowTicks || high < HighTicks))
        {
            double above = VolumeAt(high + 1) + VolumeAt(high + 2);
            double below = VolumeAt(low - 1) + VolumeAt(low - 2);
            bool takesAbove = high < HighTicks && (low == LowTicks || above >= below - tolerance);
            bool takesBelow = low > LowTicks && (high == HighTicks || below >= above - tolerance);
            held += (takesAbove ? above : 0) + (takesBelow ? below : 0);
            high = takesAbove ? Math.Min(high + 2, HighTicks) : high;
            low = takesBelow ? Math.Max(low - 2, LowTicks) : low;
        }

        return new ValueArea(control, low, high, held / Volume);
    }

    /// <summary>
    /// Rows that stand out: smoothed over three rows, strictly above both smoothed neighbours and not below the mean
    /// smoothed row.
    /// </summary>
    /// <param name="nodes">Receives their prices in ticks, rising; what does not fit is left out.</param>
    /// <returns>How many were written.</returns>
    public int HighVolumeNodes(Span<int> nodes) => Nodes(nodes, 1, 1);

    /// <summary>
    /// Rows that were skipped: smoothed over three rows, strictly below both smoothed neighbours and not above half
    /// the mean smoothed row.
    /// </summary>
    /// <param name="nodes">Receives their prices in ticks, rising; what does not fit is left out.</param>
    /// <returns>How many were written.</returns>
    public int LowVolumeNodes(Span<int> nodes) => Nodes(nodes, -1, 0.5);

    private void Spread(int lowTicks, int highTicks, int volume)
    {
        if (!MakeRoom(lowTicks, highTicks))
        {
            VolumeOutside += volume;
            return;
        }

        LowTicks = HasValue ? Math.Min(LowTicks, lowTicks) : lowTicks;
        HighTicks = HasValue ? Math.Max(HighTicks, highTicks) : highTicks;
        HasValue = true;
        Volume += volume;
        double each = volume / ((double)highTicks - lowTicks + 1);
        foreach (ref double row in _rows.AsSpan(lowTicks - _firstTicks, highTicks - lowTicks + 1))
        {
            row += each;
        }
    }

    /// <summary>
    /// Makes the rows cover a range, with as much room on both sides; false when that would be too many.
    /// </summary>
    private bool MakeRoom(int lowTicks, int highTicks)
    {
        long low = HasValue ? Math.Min(LowTicks, lowTicks) : lowTicks;
        long high = HasValue ? Math.Max(HighTicks, highTicks) : highTicks;
        if (HasValue && low >= _firstTicks && high < (long)_firstTicks + _rows.Length)
        {
            return true;
        }

        long needed = high - low + 1;
        if (needed > MostRows)
        {
            return false;
        }

        double[] rows = _rows;
        int length = rows.Length;
        while (length < needed)
        {
            length *= 2;
        }

        _rows = length == rows.Length ? rows : new double[length];
        Move(rows, (int)Math.Clamp(low - ((length - needed) / 2), int.MinValue, int.MaxValue - (long)length));
        return true;
    }

    private void Move(double[] from, int firstTicks)
    {
        if (HasValue)
        {
            int count = HighTicks - LowTicks + 1;
            int source = LowTicks - _firstTicks;
            int target = LowTicks - firstTicks;
            Array.Copy(from, source, _rows, target, count);
            if (ReferenceEquals(from, _rows))
            {
                ClearOutside(source, target, count);
            }
        }

        _firstTicks = firstTicks;
    }

    /// <summary>Clears what a move inside the same rows left behind.</summary>
    private void ClearOutside(int source, int target, int count)
    {
        int begin = source < target ? source : Math.Max(source, target + count);
        int end = source < target ? Math.Min(source + count, target) : source + count;
        Array.Clear(_rows, begin, Math.Max(0, end - begin));
    }

    /// <summary>
    /// Row of the largest volume; of equal ones the closest to the middle of the range, then the lower.
    /// </summary>
    private int PointOfControl()
    {
        double tolerance = Volume * EqualShare;
        ReadOnlySpan<double> rows = Traded();
        int best = 0;
        for (int row = 1; row < rows.Length; row++)
        {
            double difference = rows[row] - rows[best];
            if (difference > tolerance
                || (difference >= -tolerance && FromMiddle(LowTicks + row) < FromMiddle(LowTicks + best)))
            {
                best = row;
            }
        }

        return LowTicks + best;
    }

    private ReadOnlySpan<double> Traded() =>
        HasValue ? _rows.AsSpan(LowTicks - _firstTicks, HighTicks - LowTicks + 1) : [];

    private long FromMiddle(int row) => Math.Abs((2L * row) - LowTicks - HighTicks);

    /// <summary>Edge rows have no smoothed value, so they and their neighbours cannot be nodes.</summary>
    private int Nodes(Span<int> nodes, int sign, double share)
    {
        ReadOnlySpan<double> rows = Traded();
        int count = 0;
        double mean = 0;
        for (int row = 1; row < rows.Length - 1; row++)
        {
            mean += Smoothed(rows, row);
        }

        mean /= rows.Length - 2;
        double tolerance = Volume * EqualShare;
        double least = (mean * share * sign) - tolerance;
        for (int row = 2; row < rows.Length - 2 && count < nodes.Length; row++)
        {
            double here = Smoothed(rows, row) * sign;
            if (here >= least
                && here > (Smoothed(rows, row - 1) * sign) + tolerance
                && here > (Smoothed(rows, row + 1) * sign) + tolerance)
            {
                nodes[count++] = LowTicks + row;
            }
        }

        return count;
    }

    private static double Smoothed(ReadOnlySpan<double> rows, int row) => (rows[row - 1] + rows[row] + rows[row + 1]) / 3;
}

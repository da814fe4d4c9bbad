namespace MiaIa.Plugins.Features;

/// <summary>Prices of one instrument at whole seconds, the newest last, and changes over some seconds measured by what is usual.</summary>
internal sealed class SecondPrices
{
    private readonly int[] _prices;
    private readonly ChangeSums[] _changes;
    private readonly int _window;
    private long _count;

    /// <summary>Keeps prices for the longest change and the window.</summary>
    public SecondPrices(int windowSeconds, IReadOnlyList<int> spans)
    {
        _window = windowSeconds;
        _prices = new int[windowSeconds + spans.Max() + 1];
        _changes = [.. spans.Select(s => new ChangeSums(s))];
    }

    /// <summary>Whether the window is full for every span.</summary>
    public bool IsFull => _count >= _prices.Length;

    /// <summary>The newest price, in ticks.</summary>
    public int Last => this[0];

    public void Add(int priceTicks)
    {
        _prices[_count++ % _prices.Length] = priceTicks;
        foreach (ChangeSums sums in _changes)
        {
            if (_count > sums.Span)
            {
                sums.Add(Change(0, sums.Span));
            }

            // The change that is as old as the window leaves it.
            if (_count > sums.Span + _window)
            {
                sums.Remove(Change(_window, sums.Span));
            }
        }
    }

    /// <summary>The newest change over a span, from its mean, in standard deviations; 0 when nothing varied.</summary>
    public double Score(int span)
    {
        ChangeSums sums = _changes[span];
        double deviation = Deviation(span);
        return deviation > 0 ? (Change(0, sums.Span) - sums.Mean) / deviation : 0;
    }

    /// <summary>Standard deviation of the changes over a span, in ticks.</summary>
    public double Deviation(int span) => _changes[span].Deviation;

    /// <summary>Change over one second, some seconds ago, in ticks.</summary>
    public int SecondChange(int ago) => Change(ago, 1);

    public void Clear()
    {
        _count = 0;
        foreach (ChangeSums sums in _changes)
        {
            sums.Clear();
        }
    }

    private int this[int ago] => _prices[(_count - 1 - ago) % _prices.Length];

    private int Change(int ago, int span) => this[ago] - this[ago + span];

    /// <summary>Sums of changes in whole ticks: exact however long they run.</summary>
    private sealed class ChangeSums(int span)
    {
        private long _count;
        private long _sum;
        private long _squares;

        public int Span => span;

        public double Mean => _count > 0 ? (double)_sum / _count : 0;

        public double Deviation
        {
            get
            {
                double variance = _count > 0 ? ((_squares * (double)_count) - ((double)_sum * _sum)) / ((double)_count * _count) : 0;
                return variance > 0 ? Math.Sqrt(variance) : 0;
            }
        }

        public void Add(int change)
        {
            _count++;
            _sum += change;
            _squares += (long)change * change;
        }

        public void Remove(int change)
        {
            _count--;
            _sum -= change;
            _squares -= (long)change * change;
        }

        public void Clear() => _count = _sum = _squares = 0;
    }
}

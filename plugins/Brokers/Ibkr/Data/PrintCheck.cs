namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// Holds the prints of the last seconds against IB's bars of five seconds: contracts that are missing were not told. Both go by IB's own
/// seconds. A bar is judged when the next one is there, so that a print that comes late counts. Under the gate.
/// </summary>
internal sealed class PrintCheck
{
    private const int Seconds = 5;
    private const int Places = 8;
    private const decimal Tolerance = 0.1m;
    private const int LeastDifference = 2;
    private const int InARow = 3;

    private readonly (long Start, long Contracts)[] _sums = new (long, long)[Places];
    private long _fromSeconds = long.MaxValue;
    private long _barStart = -1;
    private decimal _barVolume;
    private int _row;

    /// <summary>Bars that were judged.</summary>
    public long Bars { get; private set; }

    /// <summary>Those of them that differ by more than a tenth and more than two contracts.</summary>
    public long Different { get; private set; }

    /// <summary>A print.</summary>
    /// <param name="unixSeconds">IB's second.</param>
    /// <param name="contracts">Its size.</param>
    public void Add(long unixSeconds, long contracts)
    {
        long start = unixSeconds - (unixSeconds % Seconds);
        if (_fromSeconds == long.MaxValue)
        {
            _fromSeconds = start + Seconds;
        }

        ref (long Start, long Contracts) sum = ref _sums[(start / Seconds) % Places];
        sum = sum.Start == start ? (start, sum.Contracts + contracts) : (start, contracts);
    }

    /// <summary>A bar.</summary>
    /// <param name="start">Unix seconds of its start.</param>
    /// <param name="volume">Its contracts.</param>
    /// <returns>Whether the bars differ for the third time in a row: then it is told.</returns>
    public bool OnBar(long start, decimal volume)
    {
        bool isTold = _barStart >= _fromSeconds && Judge();
        (_barStart, _barVolume) = (start, volume);
        return isTold;
    }

    /// <summary>Prints were missed, and are known to be.</summary>
    public void Reset() => (_fromSeconds, _barStart, _row) = (long.MaxValue, -1, 0);

    private bool Judge()
    {
        (long Start, long Contracts) sum = _sums[(_barStart / Seconds) % Places];
        decimal difference = Math.Abs(_barVolume - (sum.Start == _barStart ? sum.Contracts : 0));
        bool isDifferent = difference > LeastDifference && difference > Tolerance * _barVolume;
        Bars++;
        Different += isDifferent ? 1 : 0;
        _row = isDifferent ? _row + 1 : 0;
        return _row == InARow;
    }
}

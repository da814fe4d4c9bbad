namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Balance of rising and falling pivots in the last bars, [-1, 1]: consecutive pivot highs give a higher or a lower
/// high, pivot lows a higher or a lower low, equal ones count nothing; the balance is (HH + HL - LH - LL) / their
/// number, 0 without any. A pivot high is above the two highs before it and not below the two after it; a pivot low
/// is the mirror. All five bars of a pivot lie inside the window.
/// </summary>
/// <param name="bars">Length of the window, in bars, 5 or more; default 20.</param>
public sealed class PivotBalance(int bars = 20)
{
    private const int Wing = 2;

    private readonly int[] _highs = new int[bars];
    private readonly int[] _lows = new int[bars];
    private int _next;

    /// <summary>Bars there are, up to the length of the window.</summary>
    public int Count { get; private set; }

    /// <summary>The balance as of the last bar.</summary>
    public double Value { get; private set; }

    /// <summary>Takes the next closed bar.</summary>
    public void Add(in Bar bar)
    {
        _highs[_next] = bar.HighTicks;
        _lows[_next] = bar.LowTicks;
        _next = _next + 1 == bars ? 0 : _next + 1;
        Count = Math.Min(Count + 1, bars);
        Value = Balance();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        _next = 0;
        Value = 0;
    }

    private double Balance()
    {
        Balance(_highs, 1, out int highSum, out int highSteps);
        Balance(_lows, -1, out int lowSum, out int lowSteps);
        int steps = highSteps + lowSteps;
        return steps > 0 ? (highSum + lowSum) / (double)steps : 0;
    }

    /// <summary>Sum and number of the signed steps between consecutive pivots of one side.</summary>
    private void Balance(int[] prices, int sign, out int sum, out int steps)
    {
        sum = 0;
        steps = 0;
        bool hasLast = false;
        int last = 0;
        for (int i = Wing; i < Count - Wing; i++)
        {
            if (!IsPivot(prices, i, sign))
            {
                continue;
            }

            int price = At(prices, i);
            int step = hasLast ? price.CompareTo(last) : 0;
            sum += Math.Sign(step);
            steps += step == 0 ? 0 : 1;
            last = price;
            hasLast = true;
        }
    }

    private bool IsPivot(int[] prices, int i, int sign)
    {
        long price = (long)At(prices, i) * sign;
        return price > (long)At(prices, i - 1) * sign
            && price > (long)At(prices, i - 2) * sign
            && price >= (long)At(prices, i + 1) * sign
            && price >= (long)At(prices, i + 2) * sign;
    }

    private int At(int[] prices, int fromOldest)
    {
        int place = _next - Count + fromOldest;
        return prices[place < 0 ? place + bars : place];
    }
}

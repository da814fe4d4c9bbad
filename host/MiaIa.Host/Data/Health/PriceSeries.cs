namespace MiaIa.Host.Data;

/// <summary>Prices that follow each other: how far they step, and how often each comes.</summary>
internal sealed class PriceSeries
{
    private const int NearTicks = 4;
    private const int FirstSlots = 4096;
    private const int MostSlots = 1 << 22;

    private int[] _counts = [];
    private long _originTicks;
    private int _last;
    private bool _hasLast;
    private long _firsts;

    /// <summary>Prices.</summary>
    public long Count { get; private set; }

    /// <summary>Steps from one price to the next; none over a roll.</summary>
    public long Steps => Count - _firsts;

    /// <summary>Steps of at most 4 ticks.</summary>
    public long NearSteps { get; private set; }

    /// <summary>Prices that lie too far from the first ones to be counted one by one.</summary>
    public long FarCount { get; private set; }

    /// <summary>Different prices; those too far away count as one.</summary>
    public int Distinct => _counts.Count(c => c > 0) + (FarCount > 0 ? 1 : 0);

    /// <summary>How often the most frequent price came.</summary>
    public long MostFrequent => _counts.Length == 0 ? 0 : _counts.Max();

    /// <summary>Adds one.</summary>
    /// <param name="fromTicks">The price that is compared with the last one: a bar's open, a print itself.</param>
    /// <param name="priceTicks">The price that counts: a bar's close, a print itself.</param>
    public void Add(int fromTicks, int priceTicks)
    {
        if (_hasLast)
        {
            NearSteps += (ulong)((long)fromTicks - _last + NearTicks) <= 2 * NearTicks ? 1 : 0;
        }
        else
        {
            _firsts++;
            _hasLast = true;
        }

        _last = priceTicks;
        Count++;
        int[] counts = _counts;
        long slot = priceTicks - _originTicks;
        if ((ulong)slot < (ulong)counts.Length)
        {
            counts[slot]++;
        }
        else
        {
            AddOutside(priceTicks);
        }
    }

    /// <summary>The next price follows none: after a roll.</summary>
    public void Break() => _hasLast = false;

    private void AddOutside(int priceTicks)
    {
        if (_counts.Length == 0)
        {
            _counts = new int[FirstSlots];
            _originTicks = priceTicks - (FirstSlots / 2);
        }

        long slots = _counts.Length;
        long origin = _originTicks;
        while (priceTicks < origin || priceTicks >= origin + slots)
        {
            origin = priceTicks < origin ? origin - slots : origin;
            slots *= 2;
            if (slots > MostSlots)
            {
                FarCount++;
                return;
            }
        }

        if (slots > _counts.Length)
        {
            int[] wider = new int[slots];
            _counts.CopyTo(wider, _originTicks - origin);
            (_counts, _originTicks) = (wider, origin);
        }

        _counts[priceTicks - origin]++;
    }
}

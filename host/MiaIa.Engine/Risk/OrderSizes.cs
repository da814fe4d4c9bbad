namespace MiaIa.Engine.Risk;

/// <summary>The sizes of the last 20 entries.</summary>
internal sealed class OrderSizes
{
    private const int Kept = 20;

    private readonly int[] _sizes = new int[Kept];
    private readonly int[] _sorted = new int[Kept];
    private long _count;

    /// <summary>Their median; null before there are 20.</summary>
    public double? Median { get; private set; }

    /// <summary>An entry was sent.</summary>
    public void Add(int quantity)
    {
        _sizes[_count++ % Kept] = quantity;
        if (_count >= Kept)
        {
            _sizes.CopyTo(_sorted, 0);
            Array.Sort(_sorted);
            Median = (_sorted[(Kept / 2) - 1] + _sorted[Kept / 2]) / 2.0;
        }
    }
}

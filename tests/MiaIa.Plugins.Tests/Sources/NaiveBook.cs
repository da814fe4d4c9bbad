namespace MiaIa.Plugins.Tests.Sources;

/// <summary>An order book as plainly as can be, to compare the fast one with.</summary>
internal sealed class NaiveBook
{
    private readonly Dictionary<ulong, (char Side, long Price, uint Size)> _orders = [];

    public bool Has(ulong order) => _orders.ContainsKey(order);

    public void Apply(char action, char side, ulong order, long price, uint size)
    {
        switch (action)
        {
            case 'A' or 'M':
                _orders[order] = (side, price, size);
                break;
            case 'C' when _orders.TryGetValue(order, out (char Side, long Price, uint Size) known):
                if (known.Size > size)
                {
                    _orders[order] = known with { Size = known.Size - size };
                }
                else
                {
                    _orders.Remove(order);
                }

                break;
            case 'R':
                _orders.Clear();
                break;
        }
    }

    /// <summary>Levels of a side, best first.</summary>
    public (long Price, uint Size, uint Orders)[] Levels(char side)
    {
        IEnumerable<(long Price, uint Size, uint Orders)> levels = _orders.Values
            .Where(o => o.Side == side)
            .GroupBy(o => o.Price)
            .Select(g => (g.Key, (uint)g.Sum(o => o.Size), (uint)g.Count()));
        return [.. side == 'B' ? levels.OrderByDescending(l => l.Price) : levels.OrderBy(l => l.Price)];
    }
}

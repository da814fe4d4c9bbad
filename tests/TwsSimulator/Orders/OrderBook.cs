namespace MiaIa.TwsSimulator;

/// <summary>Every order ever placed, in order of arrival, and the ids that were used.</summary>
internal sealed class OrderBook
{
    private readonly List<SimOrder> _orders = [];
    private readonly Dictionary<int, int> _highest = [];
    private long _lastPermId = 2_147_483_640;

    /// <summary>All orders.</summary>
    public IReadOnlyList<SimOrder> All => _orders;

    /// <summary>The order of a client.</summary>
    public SimOrder? Find(int client, int orderId) => _orders.Find(o => o.ClientId == client && o.OrderId == orderId && orderId != 0);

    /// <summary>Next free id of a client.</summary>
    public int NextId(int client) => _highest.GetValueOrDefault(client) + 1;

    /// <summary>Whether the client used this id, with an order that was kept or not.</summary>
    public void Use(int client, int orderId) => _highest[client] = Math.Max(_highest.GetValueOrDefault(client), orderId);

    /// <summary>Next number of IB's; the first few lie below 2^31, the others above.</summary>
    public long NextPermId() => ++_lastPermId;

    /// <summary>Keeps an order.</summary>
    public void Add(SimOrder order) => _orders.Add(order);

    /// <summary>Drops an order that never left TWS.</summary>
    public void Remove(SimOrder order) => _orders.Remove(order);
}

using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Simulated;

/// <summary>
/// Fills from prints as a test says: so many contracts of an order at a print, at the print's price; asked again about the
/// same print it would give the same again.
/// </summary>
internal sealed class ScriptedFills(long latencyNs = 0) : IFillModel
{
    private readonly Dictionary<long, int> _quantities = [];

    public string Assumptions => "test";

    public long LatencyNs => latencyNs;

    public List<long> Asked { get; } = [];

    /// <summary>How many contracts of an order the next prints fill.</summary>
    public void Give(long orderId, int quantity) => _quantities[orderId] = quantity;

    public void OnSession(in Session session, long timeNs)
    {
        // Prices do not depend on the hours.
    }

    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase)
    {
        Asked.Add(order.Id);
        int quantity = Math.Min(order.Quantity, _quantities.GetValueOrDefault(order.Id));
        return new FillQuote(quantity, e.Kind is EventKind.Trade ? e.Trade.PriceTicks : 0, 0);
    }
}

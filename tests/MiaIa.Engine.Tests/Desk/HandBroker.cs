using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>
/// A broker that the test plays: it keeps what is asked and says nothing by itself, but that it knows nothing when it is asked at the start.
/// </summary>
internal sealed class HandBroker : IBroker
{
    private bool _isAskedAtStart;
    private long? _answerNs;

    public bool IsSimulated => true;

    /// <summary>Whether it answers when it is asked at the start.</summary>
    public bool IsMute { get; init; }

    public List<Order> Orders { get; } = [];

    public List<long> Cancels { get; } = [];

    public bool OnMarket(in MarketEvent e) => _answerNs is not null;

    public void Submit(ReadOnlySpan<Order> orders, long timeNs) => Orders.AddRange(orders);

    public void Cancel(long orderId, long timeNs) => Cancels.Add(orderId);

    public List<(long OrderId, int PriceTicks, int Quantity)> Changes { get; } = [];

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => Changes.Add((orderId, priceTicks, quantity));

    public int Reconciles { get; private set; }

    public void Reconcile(long timeNs)
    {
        if (_isAskedAtStart || IsMute)
        {
            Reconciles++;
            return;
        }

        (_isAskedAtStart, _answerNs) = (true, timeNs);
    }

    public bool TryRead(out MarketEvent answer)
    {
        answer = _answerNs is { } timeNs ? MarketEvent.Of(EventKind.Reconciled, timeNs) : default;
        bool isThere = _answerNs is not null;
        _answerNs = null;
        return isThere;
    }
}

using MiaIa.Engine;

namespace MiaIa.Host.Records;

/// <summary>Tells how the open round trip stands: every 10 base bars, and when the broker has moved its stop.</summary>
/// <param name="sink">Keeps it.</param>
internal sealed class OpenTrip(IRecordSink sink)
{
    private const int UpdateBars = 10;

    private TradingEngine? _engine;
    private long _id = 1;
    private int _bars;
    private long _movedOrder;
    private int _movedTicks;

    /// <summary>The engine whose position it is.</summary>
    public void Attach(TradingEngine engine) => _engine = engine;

    /// <summary>A base bar closed, and the position is marked with it.</summary>
    public void OnBar(long timeNs)
    {
        if (_engine?.OpenPosition is { } position && ++_bars % UpdateBars == 0)
        {
            sink.OnPositionUpdate(new PositionUpdate(_id, timeNs, IsStopMove: false, _bars, position));
        }
    }

    /// <summary>A change of an order's price was asked for.</summary>
    public void OnModify(long orderId, int priceTicks) => (_movedOrder, _movedTicks) = (orderId, priceTicks);

    /// <summary>The broker acknowledged an order, or a change of it.</summary>
    public void OnAcknowledged(long orderId, long timeNs)
    {
        if (orderId == _movedOrder && _engine?.OpenPosition is { } position)
        {
            _movedOrder = 0;
            sink.OnPositionUpdate(new PositionUpdate(_id, timeNs, IsStopMove: true, _bars, position with { StopTicks = _movedTicks }));
        }
    }

    /// <summary>The round trip is over.</summary>
    public void OnEnd(long id) => (_id, _bars, _movedOrder) = (id + 1, 0, 0);
}

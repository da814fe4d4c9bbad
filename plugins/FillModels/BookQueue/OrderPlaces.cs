using MiaIa.Sdk;

namespace MiaIa.Plugins.FillModels;

/// <summary>Where our orders stand, in the order in which they came to the market.</summary>
internal sealed class OrderPlaces
{
    private QueuePlace[] _places = new QueuePlace[64];
    private int _count;
    private int _unseen;

    /// <summary>A place.</summary>
    public ref QueuePlace this[int at] => ref _places[at];

    /// <summary>Where an order's place is; -1 when it has none.</summary>
    public int Find(long orderId)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_places[i].OrderId == orderId)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>An order joins, or joins again, at the back: behind the contracts shown and behind our own.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shown">Contracts shown at its price.</param>
    /// <param name="isUnseen">Whether its level lies beyond those shown.</param>
    public void Join(in Order order, int shown, bool isUnseen)
    {
        Leave(order.Id);
        if (_count == _places.Length)
        {
            Array.Resize(ref _places, _places.Length * 2);
        }

        long own = 0;
        for (int i = 0; i < _count; i++)
        {
            ref readonly QueuePlace other = ref _places[i];
            own += other.Side == order.Side && other.PriceTicks == order.PriceTicks ? other.Open : 0;
        }

        _unseen += isUnseen ? 1 : 0;
        _places[_count++] = new QueuePlace
        {
            OrderId = order.Id,
            Side = order.Side,
            PriceTicks = order.PriceTicks,
            Open = order.Quantity,
            Ahead = shown + own,
            IsUnseen = isUnseen,
        };
    }

    /// <summary>A level is shown: orders that were beyond those shown now know what is ahead.</summary>
    public void OnLevel(in Depth level)
    {
        for (int i = 0; _unseen > 0 && i < _count; i++)
        {
            ref QueuePlace place = ref _places[i];
            if (place.IsUnseen && place.Side == level.Side && place.PriceTicks == level.PriceTicks && level.Action is DepthAction.Set)
            {
                place.IsUnseen = false;
                place.Ahead += level.Size;
                _unseen--;
            }
        }
    }

    /// <summary>An order goes; our own behind it move up by what it leaves unfilled.</summary>
    public void Leave(long orderId)
    {
        int at = Find(orderId);
        if (at < 0)
        {
            return;
        }

        QueuePlace left = _places[at];
        for (int i = at + 1; i < _count; i++)
        {
            ref QueuePlace behind = ref _places[i];
            if (behind.Side == left.Side && behind.PriceTicks == left.PriceTicks)
            {
                behind.Ahead = Math.Max(0, behind.Ahead - left.Open);
            }
        }

        _unseen -= left.IsUnseen ? 1 : 0;
        Array.Copy(_places, at + 1, _places, at, _count - at - 1);
        _count--;
    }
}

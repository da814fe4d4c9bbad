using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Executions: the only thing that moves a position.</content>
internal sealed partial class OrderSide
{
    private const long CommissionWaitNs = 250 * MillisecondNs;
    private const decimal Micros = 1_000_000m;
    private const string Dollars = "USD";

    private readonly Dictionary<string, CommissionReport> _earlyCommissions = new(StringComparer.Ordinal);

    /// <summary>An execution, live or asked for.</summary>
    public void OnExecution(ExecutionReport told)
    {
        lock (_gate)
        {
            Above(told.ClientId, told.OrderId);
            bool isOurAccount = _desk.Account.Length == 0 || string.Equals(told.Account, _desk.Account, StringComparison.Ordinal);
            if (isOurAccount)
            {
                NoteTraded(told);
            }

            if (!isOurAccount || told.Side is ExecutionSide.Unknown || Find(told) is not { } order)
            {
                return;
            }

            ExecutionKey key = ExecutionKey.Of(told.ExecId);
            int quantity = (int)(told.Shares ?? 0);
            int price = TicksOf(told.Price ?? 0);
            if (_book.Fill(key.Base) is { } before)
            {
                Correct(before, key, quantity, price);
                return;
            }

            bool isLive = told.RequestId < 0;
            AddFill(order, key, quantity, price, told, isOld: !order.IsOfRun && !isLive);
            SetTimer();
        }
    }

    /// <summary>The commission of an execution; it may come before it, or never.</summary>
    public void OnCommission(CommissionReport told)
    {
        lock (_gate)
        {
            ExecutionKey key = ExecutionKey.Of(told.ExecId);
            if (_book.Fill(key.Base) is { } fill && fill.Key.Revision >= key.Revision)
            {
                if (fill.Key.Revision == key.Revision)
                {
                    SetFee(fill, told);
                }
            }
            else
            {
                _earlyCommissions[told.ExecId] = told;
            }
        }
    }

    private void AddFill(BookOrder order, ExecutionKey key, int quantity, int price, ExecutionReport told, bool isOld)
    {
        long now = Now;
        _book.Name(order, told.PermId);
        Take(order);
        BookFill fill = new()
        {
            Order = order,
            Key = key,
            Quantity = quantity,
            PriceTicks = price,
            Side = told.Side is ExecutionSide.Bought ? Side.Buy : Side.Sell,
            TimeNs = now,
            VenueNs = VenueNs(told.Time, now),
            FeeMicros = (long)(_instrument.FeePerSide * quantity * Micros),
            IsOld = isOld,
        };
        _book.Add(fill);
        order.Filled += quantity;
        if (_earlyCommissions.Remove(told.ExecId, out CommissionReport? commission))
        {
            SetFee(fill, commission);
        }

        if (!isOld)
        {
            _ring.Add(default, fill, now + CommissionWaitNs);
        }

        CheckMissing(order);
        if (order.EndKind is not EventKind.None && !order.IsOver && order.MissingSinceNs == 0)
        {
            FinishEnd(order);
        }

        CompleteIfFilled(order);
        foreach (BookOrder child in _book.ChildrenOf(order))
        {
            FollowEntry(child);
        }
    }

    private void SetFee(BookFill fill, CommissionReport told)
    {
        if (told.Commission is not { } commission || !string.Equals(told.Currency, Dollars, StringComparison.Ordinal) || fill.HasCommission)
        {
            return;
        }

        long micros = (long)Math.Round(commission * Micros);
        if (fill.IsTold)
        {
            Counters.LateCommissions++;
            Counters.LateFeeMicros += micros - fill.FeeMicros;
        }

        bool isOther = fill.FeeMicros != micros;
        (fill.FeeMicros, fill.HasCommission) = (micros, true);
        if (fill.IsTold && isOther)
        {
            _ring.Add(default, fill);
        }
    }

    // The same execution is told again with its new figures: the engine puts them in the place of the old ones.
    private void Correct(BookFill fill, ExecutionKey key, int quantity, int price)
    {
        if (key.Revision <= fill.Key.Revision)
        {
            return;
        }

        if (fill.IsTold || fill.IsOld)
        {
            Counters.Corrections++;
            long ticks = (long)(int)fill.Side * (fill.PriceTicks - price) * quantity;
            Counters.CorrectedMicros += (long)(ticks * _instrument.TickValue * Micros);
            Warn(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"TWS corrects a fill of order {fill.Order.Id}: {fill.Quantity} at {_instrument.ToPrice(fill.PriceTicks)} is {quantity} at {_instrument.ToPrice(price)}."));
        }

        fill.Order.Filled += quantity - fill.Quantity;
        (fill.Key, fill.Quantity, fill.PriceTicks, fill.HasCommission) = (key, quantity, price, false);
        if (fill.IsTold && !fill.IsOld)
        {
            _ring.Add(default, fill, Now + CommissionWaitNs);
        }

        if (_earlyCommissions.Remove(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key.Base}.{key.Revision:00}"), out CommissionReport? commission))
        {
            SetFee(fill, commission);
        }
    }

    private void CompleteIfFilled(BookOrder order)
    {
        if (order.IsOver || order.Filled == 0)
        {
            return;
        }

        bool isWhole = order.Filled >= order.Asked && order.Change is null;
        bool isSaid = order.Status is OrderStatus.Filled && order.Filled >= order.StatusFilled && order.StatusFilled > 0;
        if (!isWhole && !isSaid)
        {
            return;
        }

        (order.IsOver, order.EndNs, order.MissingSinceNs, order.Change, order.NextChange) = (true, Now, 0, null, null);
        if (order.EndKind is EventKind.None && order.Filled < order.Order.Quantity && order.IsOfRun)
        {
            // It was made smaller meanwhile: without a word the engine would think that the rest still works.
            (order.EndKind, order.EndReason) = (EventKind.OrderCancelled, OrderReason.OneCancelsOther);
            Tell(order.EndKind, order, order.EndReason, order.EndNs);
        }
    }

    private void CheckMissing(BookOrder order)
    {
        bool isMissing = order.StatusFilled > order.Filled;
        order.MissingSinceNs = isMissing ? order.MissingSinceNs == 0 ? Now : order.MissingSinceNs : 0;
    }

    private BookOrder? Find(ExecutionReport told)
    {
        BookOrder? order = _book.ByRef(told.OrderRef) ?? (told.ClientId == ClientId ? _book.ByTwsId(told.OrderId) : null) ?? _book.ByPermId(told.PermId);
        if (order is not null)
        {
            return order;
        }

        OrderTerms terms = new()
        {
            Action = told.Side is ExecutionSide.Bought ? "BUY" : "SELL",
            OrderType = "MKT",
            TotalQuantity = told.CumulativeQuantity ?? told.Shares,
            OrderRef = told.OrderRef,
            Account = told.Account,
        };
        return Adopt(told.OrderId, told.ClientId, told.PermId, told.Contract, terms, parentId: 0);
    }

    private int TicksOf(decimal price)
    {
        if (_instrument.TryToTicks(price, out int ticks))
        {
            return ticks;
        }

        Counters.OffGrid++;
        return (int)Math.Round(price / _instrument.TickSize);
    }

    private static long VenueNs(string text, long nowNs) =>
        TwsTime.TryParse(text, ZoneOf, assumed: null, out TwsMoment moment) && moment.IsCertain ? Math.Min(moment.TimeNs, nowNs) : nowNs;

    private static TimeZoneInfo? ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;
}

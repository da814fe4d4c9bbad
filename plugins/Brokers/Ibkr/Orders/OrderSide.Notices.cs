using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Errors and warnings about orders, by their codes.</content>
internal sealed partial class OrderSide
{
    /// <summary>An error or a warning. With an id of an order of ours it is about that order, and seldom a refusal.</summary>
    public void OnNotice(TwsNotice notice)
    {
        lock (_gate)
        {
            if (notice.Id <= 0 || _book.ByTwsId(notice.Id) is not { } order)
            {
                return;
            }

            MessageCode code = MessageCodes.Of(notice.Code);
            if (code.Class is not MessageClass.Warning || code.Code is 10349)
            {
                TransitionLevel level = code.Code is 202 && IsExpectedEnd(order, notice.Text) ? TransitionLevel.Normal : TransitionLevel.Warning;
                _desk.Notes.Add(Now, level, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Order {order.Id} ({order.Order.Role}): {code.Code}, {code.Meaning}. TWS says: {notice.Text}"));
            }

            if (!order.IsOver)
            {
                OnCode(order, code, notice.Text);
                SetTimer();
            }
        }
    }

    private void OnCode(BookOrder order, MessageCode code, string text)
    {
        switch (code.Code)
        {
            case 202 when order.Change is not null && !order.IsCancelAsked && order.Status is not OrderStatus.Cancelled:
                // The end of the order, or the refusal of its change: TWS is asked which.
                Question();
                break;
            case 202:
                End(order, EventKind.OrderCancelled, Reason(order));
                break;
            case 10006:
                (order.ResendNs, order.Overtakings) = (Now + (50 * MillisecondNs), order.Overtakings + 1);
                break;
            case 103:
                order.IsIdRefused = true;
                _desk.Connection.Send(new NextIdRequest());
                Question();
                break;
            case 2102:
                order.NextChange ??= order.Change;
                order.Change = null;
                order.ResendNs = Now + (100 * MillisecondNs);
                break;
            case 135 or 136 or 161 or 10147 or 10148:
                bool isOnItsWay = text.Contains("PendingCancel", StringComparison.OrdinalIgnoreCase);
                if (!isOnItsWay && order.IsCancelAsked)
                {
                    order.IsCancelAsked = false;
                    Tell(EventKind.OrderRejected, order, OrderReason.UnknownOrder, Now);
                    Question();
                }

                break;
            case 104 or 105 or 134:
                RefuseChange(order);
                break;
            default:
                if (code.Effect is OrderEffect.Ends && order is { Change: not null, IsTaken: true })
                {
                    RefuseChange(order);
                    Question();
                }
                else if (code.Effect is OrderEffect.Ends)
                {
                    End(order, EventKind.OrderRejected, OrderReason.Invalid);
                }
                else if (code.Effect is OrderEffect.Unclear)
                {
                    Question();
                }

                break;
        }
    }

    // We asked for it, or it had to go with another. The fill that takes a group along may be told after it; a text decides nothing but
    // how loud this is.
    private bool IsExpectedEnd(BookOrder order, string text)
    {
        OrderReason reason = order.EndKind is EventKind.None ? Reason(order) : order.EndReason;
        bool isOfGroup = order.Order.GroupId != 0 && text.Contains("OCA", StringComparison.Ordinal);
        return isOfGroup || order.IsGone || order.IsReplaced
            || reason is OrderReason.Requested or OrderReason.OneCancelsOther or OrderReason.ParentCancelled or OrderReason.Expired or OrderReason.NeverArrived;
    }
}

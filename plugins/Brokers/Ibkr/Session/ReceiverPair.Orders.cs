using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Notices, orders, accounts.</content>
internal sealed partial class ReceiverPair
{
    /// <inheritdoc/>
    public void Notice(TwsNotice notice)
    {
        try
        {
            receiver.Notice(notice);
        }
        finally
        {
            session.Notice(notice);
        }
    }

    /// <inheritdoc/>
    public void OrderStatus(OrderStatusUpdate status)
    {
        try
        {
            receiver.OrderStatus(status);
        }
        finally
        {
            session.OrderStatus(status);
        }
    }

    /// <inheritdoc/>
    public void OpenOrder(OpenOrder order)
    {
        try
        {
            receiver.OpenOrder(order);
        }
        finally
        {
            session.OpenOrder(order);
        }
    }

    /// <inheritdoc/>
    public void OpenOrderEnd()
    {
        try
        {
            receiver.OpenOrderEnd();
        }
        finally
        {
            session.OpenOrderEnd();
        }
    }

    /// <inheritdoc/>
    public void CompletedOrder(CompletedOrder order)
    {
        try
        {
            receiver.CompletedOrder(order);
        }
        finally
        {
            session.CompletedOrder(order);
        }
    }

    /// <inheritdoc/>
    public void CompletedOrdersEnd()
    {
        try
        {
            receiver.CompletedOrdersEnd();
        }
        finally
        {
            session.CompletedOrdersEnd();
        }
    }

    /// <inheritdoc/>
    public void OrderBound(OrderBound order)
    {
        try
        {
            receiver.OrderBound(order);
        }
        finally
        {
            session.OrderBound(order);
        }
    }

    /// <inheritdoc/>
    public void Execution(ExecutionReport execution)
    {
        try
        {
            receiver.Execution(execution);
        }
        finally
        {
            session.Execution(execution);
        }
    }

    /// <inheritdoc/>
    public void ExecutionsEnd(int requestId)
    {
        try
        {
            receiver.ExecutionsEnd(requestId);
        }
        finally
        {
            session.ExecutionsEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void Commission(CommissionReport commission)
    {
        try
        {
            receiver.Commission(commission);
        }
        finally
        {
            session.Commission(commission);
        }
    }

    /// <inheritdoc/>
    public void NextValidId(int orderId)
    {
        try
        {
            receiver.NextValidId(orderId);
        }
        finally
        {
            session.NextValidId(orderId);
        }
    }

    /// <inheritdoc/>
    public void ManagedAccounts(IReadOnlyList<string> accounts)
    {
        try
        {
            receiver.ManagedAccounts(accounts);
        }
        finally
        {
            session.ManagedAccounts(accounts);
        }
    }

    /// <inheritdoc/>
    public void AccountValue(AccountValue value)
    {
        try
        {
            receiver.AccountValue(value);
        }
        finally
        {
            session.AccountValue(value);
        }
    }

    /// <inheritdoc/>
    public void PortfolioValue(PortfolioValue value)
    {
        try
        {
            receiver.PortfolioValue(value);
        }
        finally
        {
            session.PortfolioValue(value);
        }
    }

    /// <inheritdoc/>
    public void AccountUpdateTime(string time)
    {
        try
        {
            receiver.AccountUpdateTime(time);
        }
        finally
        {
            session.AccountUpdateTime(time);
        }
    }

    /// <inheritdoc/>
    public void AccountDownloadEnd(string account)
    {
        try
        {
            receiver.AccountDownloadEnd(account);
        }
        finally
        {
            session.AccountDownloadEnd(account);
        }
    }

    /// <inheritdoc/>
    public void Position(PositionReport position)
    {
        try
        {
            receiver.Position(position);
        }
        finally
        {
            session.Position(position);
        }
    }

    /// <inheritdoc/>
    public void PositionEnd()
    {
        try
        {
            receiver.PositionEnd();
        }
        finally
        {
            session.PositionEnd();
        }
    }

    /// <inheritdoc/>
    public void PositionMulti(PositionReport position)
    {
        try
        {
            receiver.PositionMulti(position);
        }
        finally
        {
            session.PositionMulti(position);
        }
    }

    /// <inheritdoc/>
    public void PositionMultiEnd(int requestId)
    {
        try
        {
            receiver.PositionMultiEnd(requestId);
        }
        finally
        {
            session.PositionMultiEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void AccountSummary(AccountSummary summary)
    {
        try
        {
            receiver.AccountSummary(summary);
        }
        finally
        {
            session.AccountSummary(summary);
        }
    }

    /// <inheritdoc/>
    public void AccountSummaryEnd(int requestId)
    {
        try
        {
            receiver.AccountSummaryEnd(requestId);
        }
        finally
        {
            session.AccountSummaryEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void AccountUpdateMulti(AccountUpdateMulti update)
    {
        try
        {
            receiver.AccountUpdateMulti(update);
        }
        finally
        {
            session.AccountUpdateMulti(update);
        }
    }

    /// <inheritdoc/>
    public void AccountUpdateMultiEnd(int requestId)
    {
        try
        {
            receiver.AccountUpdateMultiEnd(requestId);
        }
        finally
        {
            session.AccountUpdateMultiEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void Pnl(Pnl pnl)
    {
        try
        {
            receiver.Pnl(pnl);
        }
        finally
        {
            session.Pnl(pnl);
        }
    }

    /// <inheritdoc/>
    public void PnlSingle(PnlSingle pnl)
    {
        try
        {
            receiver.PnlSingle(pnl);
        }
        finally
        {
            session.PnlSingle(pnl);
        }
    }
}

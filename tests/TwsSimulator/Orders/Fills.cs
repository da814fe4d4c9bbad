namespace MiaIa.TwsSimulator;

/// <summary>What follows a fill: money, reports, children, OCA partners.</summary>
internal sealed class Fills(TwsServer server)
{
    private int _count;

    /// <summary>How a filled order is described among the completed ones.</summary>
    public static string EndText(SimOrder order) => $"Filled Size: {Message.Number(order.Filled)}";

    /// <summary>Fills a part or all of an order.</summary>
    public void Fill(SimOrder order, decimal quantity, decimal price)
    {
        if (order.IsDone || quantity <= 0)
        {
            return;
        }

        decimal commission = quantity * order.Contract.Commission;
        decimal? realized = server.Accounts.Book(order.Request.Account, order.Contract, order.Request.IsBuy ? quantity : -quantity, price, commission);
        string baseId = $"{0xe1a7:x8}.{0x6921b6c0 + ++_count:x8}.01";
        Execution execution = new(baseId, 1, server.Now, order, quantity, price, commission, realized);
        order.Add(execution);
        execution = execution with { Cumulated = order.Filled, Average = order.AveragePrice };
        order.Add(execution);
        server.Ledger.Note(order, $"filled {Message.Number(quantity)} @ {Message.Number(price)}");
        if (order.Filled >= order.Quantity && !IsGrowing(order))
        {
            order.Status = "Filled";
            order.Ended = server.Now;
            order.EndText = EndText(order);
        }

        string status = order.Status;
        Activate(order);
        server.Agenda.After(server.Settings.FillDelay, () => Report(order, execution, status));
        Group(order, quantity);
        server.Ledger.Judge(order);
        foreach (SimOrder child in order.Children.ToArray())
        {
            server.Exchange.Match(child);
        }
    }

    /// <summary>Replaces a fill by a corrected one.</summary>
    public void Correct(Execution old, decimal shares, decimal price)
    {
        SimOrder order = old.Order;
        decimal sign = order.Request.IsBuy ? 1 : -1;
        server.Accounts.Book(order.Request.Account, order.Contract, -sign * old.Shares, old.Price, 0);
        decimal? realized = shares == 0 ? null : server.Accounts.Book(order.Request.Account, order.Contract, sign * shares, price, 0);
        Execution corrected = old with { Revision = old.Revision + 1, Shares = shares, Price = price, Realized = realized, Commission = shares * order.Contract.Commission };
        order.Add(corrected);
        corrected = corrected with { Cumulated = order.Filled, Average = order.AveragePrice };
        order.Add(corrected);
        server.Ledger.Note(order, $"corrected to {Message.Number(shares)} @ {Message.Number(price)}");
        server.Reports.Filled(order, corrected, order.Status);
        server.Accounts.Tell(order.Request.Account, order.Contract);
        server.Ledger.Judge(order);
    }

    /// <summary>Children begin to work.</summary>
    public void Activate(SimOrder parent)
    {
        if (server.Settings.ChildrenWaitForWholeParent && !parent.IsDone)
        {
            return;
        }

        foreach (SimOrder child in parent.Children.Where(c => c.IsLive))
        {
            child.IsWaitingForParent = false;
            server.Exchange.Settle(child);
            server.Ledger.Judge(child);
        }
    }

    /// <summary>Tells the state of children that work.</summary>
    public void TellChildren(SimOrder parent)
    {
        foreach (SimOrder child in parent.Children.Where(c => c.IsLive && !c.IsWaitingForParent))
        {
            server.Reports.State(child);
        }
    }

    // A child that filled all its parent has so far stays open while the parent can fill more.
    private static bool IsGrowing(SimOrder order) => order.Parent is { IsDone: false } && order.Filled < order.Request.Quantity - order.Reduced;

    private void Report(SimOrder order, Execution execution, string status)
    {
        server.Reports.Filled(order, execution, status);
        server.Accounts.Tell(order.Request.Account, order.Contract);
        TellChildren(order);
    }

    private void Group(SimOrder order, decimal quantity)
    {
        if (order.OcaGroup.Length > 0)
        {
            server.Agenda.After(server.Settings.OcaDelay, () => Partners(order, quantity));
        }
    }

    private void Partners(SimOrder order, decimal quantity)
    {
        SimOrder[] partners = [.. server.Exchange.Book.All.Where(o => o != order && !o.IsDone && o.IsTransmitted
            && o.OcaGroup == order.OcaGroup && o.Request.Account == order.Request.Account)];
        foreach (SimOrder partner in partners)
        {
            if (order.OcaType == 1 || order.IsDone || partner.Remaining <= quantity)
            {
                server.Exchange.End(partner, "Cancelled", "Order Canceled - reason:OCA group", "Cancelled by System");
                continue;
            }

            partner.Reduced += quantity;
            server.Agenda.After(server.Settings.FillDelay, () => server.Reports.State(partner));
            server.Ledger.Note(partner, "reduced");
        }

        server.Ledger.Judge(order);
    }
}

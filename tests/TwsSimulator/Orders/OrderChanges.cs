namespace MiaIa.TwsSimulator;

/// <summary>Changes of price, size and time in force of orders that exist.</summary>
internal sealed class OrderChanges(TwsServer server)
{
    /// <summary>A placeOrder with the id of a known order.</summary>
    public void Change(Session session, RequestFields f, SimOrder order, OrderRequest request)
    {
        if (order.IsDone)
        {
            throw f.Answer(104, "Cannot modify a filled order.");
        }

        OrderRequest old = order.Request;
        bool isSame = old.Contract.ConId == request.Contract.ConId && old.Action == request.Action && old.Type == request.Type
            && old.Account == request.Account && old.OrderRef == request.OrderRef && old.ParentId == request.ParentId && !request.IsWhatIf;
        if (!isSame)
        {
            throw f.Refusal(105, "Order being modified does not match original order");
        }

        if (!order.IsTransmitted)
        {
            order.Request = request;
            server.Ledger.Note(order, "changed");
            if (request.Transmit)
            {
                server.Exchange.Release(order.Parent ?? order);
            }

            return;
        }

        if (!order.IsAcknowledged || order.IsChanging)
        {
            // A client that has just connected cannot know that a change of an earlier connection is still on its way.
            const string Processed = "Unable to modify this order as it is still being processed.";
            throw order.LastSession == session ? f.Refusal(2102, Processed) : f.Answer(2102, Processed);
        }

        if (request.Quantity < order.Filled)
        {
            throw f.Answer(201, "Order rejected - reason:the new quantity is below what is filled");
        }

        (order.IsChanging, order.LastSession) = (true, session);
        server.Agenda.After(server.Settings.AcknowledgeDelay, () => server.Incidents.WhenLinked(() => Changed(order, request)));
    }

    private void Changed(SimOrder order, OrderRequest request)
    {
        order.IsChanging = false;
        if (order.IsDone)
        {
            server.Reports.Error(order, 104, "Cannot modify a filled order.");
            return;
        }

        if (server.Faults.ForChange(order).FirstOrDefault() is { } refusal)
        {
            server.Reports.Error(order, refusal.Code, refusal.Text);
            server.Ledger.Note(order, $"change refused {refusal.Code}");
            server.Ledger.Watch.Block("refused");
            return;
        }

        order.Request = request;
        order.Stop = request.IsTrailing ? request.TrailStop ?? order.Stop : request.Aux;
        if (!order.IsCancelling)
        {
            server.Exchange.Settle(order);
        }

        server.Ledger.Note(order, "changed");
        if (order.Remaining <= 0 && order.Filled > 0)
        {
            server.Exchange.End(order, "Filled", null, Fills.EndText(order));
            return;
        }

        server.Reports.State(order);
        server.Ledger.Judge(order);
        server.Exchange.Match(order);
    }
}

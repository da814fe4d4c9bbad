namespace MiaIa.TwsSimulator;

/// <summary>The rules of an entry and its children.</summary>
internal static class Brackets
{
    /// <summary>The parent an order names; null for none. A child that does not fit its parent is refused.</summary>
    public static SimOrder? Parent(TwsServer server, Session session, RequestFields f, OrderRequest request)
    {
        SimOrder? parent = Find(session, f, request, server.Exchange.Book, server.Faults);
        SimOrder? last = parent?.Children.LastOrDefault() ?? parent;
        if (last is { IsTransmitted: false } && server.Settings.BracketPause is { } pause && server.Now - last.Placed > pause)
        {
            server.Violate(session, f.Text, $"More than {pause.TotalMilliseconds} ms between the orders of a bracket");
        }

        return parent;
    }

    private static SimOrder? Find(Session session, RequestFields f, OrderRequest request, OrderBook book, FaultPlan faults)
    {
        if (request.ParentId == 0)
        {
            return null;
        }

        SimOrder? parent = book.Find(session.ClientId, request.ParentId);
        if (faults.TakesMissingParent())
        {
            throw f.Answer(10006, "Missing parent order");
        }

        if (parent is null)
        {
            // A parent that was lost on the way is no mistake of the client; one that was never numbered is.
            bool wasNumbered = request.ParentId < request.OrderId && book.NextId(session.ClientId) > request.ParentId;
            throw new RefusedException(request.OrderId, 10006, "Missing parent order", !wasNumbered);
        }

        if (parent.Request.Transmit)
        {
            throw f.Refusal(321, "The parent of a bracket must have transmit 0");
        }

        if (parent.Request.Action == request.Action || parent.Contract.ConId != request.Contract.ConId
            || parent.Request.Account != request.Account || request.Quantity > parent.Request.Quantity)
        {
            throw f.Refusal(321, "A child has the opposite side, the contract, the account and at most the quantity of its parent");
        }

        return parent.IsDone && parent.Filled == 0 ? throw f.Answer(201, "Order rejected - reason:parent order is being cancelled") : parent;
    }
}

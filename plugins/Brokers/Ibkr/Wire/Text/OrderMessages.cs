namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads what concerns orders (PROTOCOL 13, 14, 17).</summary>
internal static class OrderMessages
{
    private const int RejectVersion = 166;
    private const int TimedErrorVersion = 194;

    /// <summary>Adds the readers under their ids.</summary>
    public static void AddTo(MessageReader?[] readers)
    {
        readers[3] = Status;
        readers[4] = Notice;
        readers[5] = OpenOrderFields.Read;
        readers[9] = NextValidId;
        readers[11] = Execution;
        readers[53] = static (ref FieldReader _, ITwsReceiver receiver) => receiver.OpenOrderEnd();
        readers[55] = ExecutionsEnd;
        readers[59] = Commission;
        readers[100] = Bound;
        readers[101] = CompletedOrderFields.Read;
        readers[102] = static (ref FieldReader _, ITwsReceiver receiver) => receiver.CompletedOrdersEnd();
    }

    private static void Status(ref FieldReader fields, ITwsReceiver receiver)
    {
        int orderId = fields.OrderId();
        string status = fields.RequiredText();
        OrderStatusUpdate update = new(
            orderId, StatusWords.Status(status), status, fields.Size(), fields.Size(), fields.Amount(), fields.Long(), fields.Int(),
            fields.Amount(), fields.Int(), fields.Text(), fields.Amount());
        if (fields.IsSound)
        {
            receiver.OrderStatus(update);
        }
    }

    private static void Notice(ref FieldReader fields, ITwsReceiver receiver)
    {
        // Told by version: an id may be 2 as well.
        bool hasTime = fields.Version >= TimedErrorVersion;
        fields.Skip(hasTime ? 0 : 1);
        TwsNotice notice = new(
            fields.Id(), fields.Id(), fields.EscapedText(), fields.Version >= RejectVersion ? fields.EscapedText() : "", hasTime ? fields.OptionalLong() : null);
        if (fields.IsSound)
        {
            receiver.Notice(notice);
        }
    }

    private static void NextValidId(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int orderId = fields.Id();
        if (fields.IsSound)
        {
            receiver.NextValidId(orderId);
        }
    }

    private static void Execution(ref FieldReader fields, ITwsReceiver receiver)
    {
        ExecutionReport execution = new()
        {
            RequestId = fields.Id(),
            OrderId = fields.OrderId(),
            Contract = fields.Contract(),
            ExecId = fields.RequiredText(),
            Time = fields.Text(),
            Account = fields.Text(),
            Exchange = fields.Text(),
            SideText = fields.Text(),
            Shares = fields.Size(),
            Price = fields.Amount(),
            PermId = fields.Long(),
            ClientId = fields.Int(),
            IsLiquidation = fields.Bool(),
            CumulativeQuantity = fields.Size(),
            AveragePrice = fields.Amount(),
            OrderRef = fields.Text(),
            EvRule = fields.Text(),
            EvMultiplier = fields.Amount(),
            ModelCode = fields.Text(),
            LastLiquidity = fields.Int(),
            IsPricePending = fields.Version >= 178 && fields.Bool(),
            Submitter = fields.Version >= 198 ? fields.Text() : "",
        };
        if (fields.IsSound)
        {
            receiver.Execution(execution with { Side = StatusWords.Side(execution.SideText) });
        }
    }

    private static void ExecutionsEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.ExecutionsEnd(requestId);
        }
    }

    private static void Commission(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        CommissionReport commission = new(
            fields.RequiredText(), fields.Amount(), fields.Text(), fields.Amount(), fields.Double(), fields.Text());
        if (fields.IsSound)
        {
            receiver.Commission(commission);
        }
    }

    private static void Bound(ref FieldReader fields, ITwsReceiver receiver)
    {
        OrderBound bound = new(fields.Long(), fields.Int(), fields.Id());
        if (fields.IsSound)
        {
            receiver.OrderBound(bound);
        }
    }
}

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests about orders (PROTOCOL 12).</summary>
internal static class OrderRequests
{
    private const int TaggingVersion = 192;
    private const int DaysFilterVersion = 200;

    /// <summary>Writes the request; null when it is none of these.</summary>
    public static FieldWriter? Write(TwsRequest request, FieldWriter fields, int version) => request switch
    {
        PlaceOrder r => PlaceOrderFields.Write(r, fields, version),
        CancelOrder r => Cancel(r, fields, version),
        GlobalCancel r => version >= TaggingVersion
            ? fields.Add(58).Add(r.ExtOperator).AddOrUnset(r.ManualOrderIndicator)
            : fields.Add(58).Add(1),
        NextIdRequest => fields.Add(8).Add(1).Add(1),
        OpenOrdersRequest => fields.Add(5).Add(1),
        AllOpenOrdersRequest => fields.Add(16).Add(1),
        AutoOpenOrdersRequest r => fields.Add(15).Add(1).Add(r.IsBinding),
        CompletedOrdersRequest r => fields.Add(99).Add(r.IsApiOnly),
        ExecutionsRequest r => Executions(r, fields, version),
        _ => null,
    };

    private static FieldWriter Cancel(CancelOrder r, FieldWriter fields, int version)
    {
        if (version >= TaggingVersion)
        {
            return fields.Add(4).Add(r.OrderId).Add(r.ManualCancelTime).Add(r.ExtOperator).AddOrUnset(r.ManualOrderIndicator);
        }

        fields.Add(4).Add(1).Add(r.OrderId).Add(r.ManualCancelTime);
        return PlaceOrderFields.HasRfqFields(version) ? fields.Empty(2).Add(int.MaxValue) : fields;
    }

    private static FieldWriter Executions(ExecutionsRequest r, FieldWriter fields, int version)
    {
        fields.Add(7).Add(3).Add(r.RequestId).Add(r.ClientId).Add(r.Account).Add(r.Time).Add(r.Symbol).Add(r.SecType).Add(r.Exchange)
            .Add(r.Side);
        if (version < DaysFilterVersion)
        {
            return fields;
        }

        fields.AddOrUnset(r.LastDays).Add(r.Dates.Count);
        foreach (string date in r.Dates)
        {
            fields.Add(date);
        }

        return fields;
    }
}

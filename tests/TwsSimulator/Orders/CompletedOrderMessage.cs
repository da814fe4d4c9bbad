namespace MiaIa.TwsSimulator;

/// <summary>Writes completedOrder (message 101): 103 fields at version 200, without order id and client id.</summary>
internal static class CompletedOrderMessage
{
    private const string Unset = Message.Unset;
    private const string MaxInt = "2147483647";

    /// <summary>The end of an order.</summary>
    public static Message Of(SimOrder order, int version, string login)
    {
        OrderRequest r = order.Request;
        Message m = new(101);
        ContractDesk.Block(m, r.Contract, r.Contract.Exchange, "?");
        m.Add(r.Action, Message.Number(order.Status == "Filled" ? 0 : r.Quantity), r.Type, Price(r.Limit), Price(r.Aux), r.Tif, order.OcaGroup, r.Account, "", "0", r.OrderRef);
        m.Add(order.PermId).Add(r.OutsideRth).Add("0", "0", "").Add("", "", "");
        if (version < 177)
        {
            m.Add("");
        }

        m.Add("", r.GoodTillDate, "", Unset, "", "0", "", "-1")
            .Add(Unset, Unset, Unset, Unset, Unset, "0", "0", "0", MaxInt).Add(r.OcaGroup.Length > 0 ? r.OcaType : 3).Add(r.TriggerMethod)
            .Add(Unset, "0", "None", Unset, "0", "0", "0", "", "0", "0")
            .Add(Unset, Unset, "", "0", "0", "0").Add(MaxInt, MaxInt, Unset, "", "", "IB", "0", "0", "", "0")
            .Add(order.Status, "0", "0", "0").Add(Unset, Unset, Unset, "0", "0", "", Message.Number(order.Filled))
            .Add("0", "0", "Not an insider or substantial shareholder", "0", "0").Add(order.Parent?.PermId ?? long.MaxValue)
            .Add(CentralTime.Text(order.Ended!.Value), order.EndText).Add("", "", Unset, Unset, Unset);
        if (version >= 183)
        {
            m.Add("");
        }

        if (version >= 184)
        {
            m.Add("0");
        }

        return version >= 198 ? m.Add(login) : m;
    }

    private static string Price(decimal? price) => price is { } p ? Message.Number(p) : "0.0";
}

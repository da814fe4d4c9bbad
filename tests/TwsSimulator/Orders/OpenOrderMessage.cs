namespace MiaIa.TwsSimulator;

/// <summary>Writes openOrder (message 5): 156 fields at version 200.</summary>
internal static class OpenOrderMessage
{
    private const string Unset = Message.Unset;
    private const string MaxInt = "2147483647";

    /// <summary>The state of an order.</summary>
    public static Message Of(SimOrder order, string status, int version, string login) =>
        Write(order.Request, order, status, version, login, null);

    /// <summary>The answer to a what-if order: nothing but the margin.</summary>
    public static Message WhatIf(OrderRequest request, Session session, TwsServer server)
    {
        decimal position = server.Accounts.Position(request.Account, request.Contract.ConId);
        decimal after = position + (request.IsBuy ? request.Quantity : -request.Quantity);
        decimal equity = server.Accounts.NetLiquidation(request.Account);
        decimal change = Math.Abs(after) - Math.Abs(position);
        decimal initial = server.Accounts.InitialMargin(request.Account);
        decimal maintenance = server.Accounts.MaintenanceMargin(request.Account);
        decimal initialChange = change * request.Contract.InitialMargin;
        decimal maintenanceChange = change * request.Contract.MaintenanceMargin;
        decimal?[] margin =
        [
            initial, maintenance, equity, initialChange, maintenanceChange, 0, initial + initialChange, maintenance + maintenanceChange, equity,
            request.Quantity * request.Contract.Commission, null, null,
        ];
        SimOrder shadow = new(session.ClientId, request, null, server.Now);
        return Write(request, shadow, "PreSubmitted", session.Version, server.Settings.Login, margin);
    }

    private static Message Write(OrderRequest r, SimOrder order, string status, int version, string login, decimal?[]? margin)
    {
        Message m = new Message(5).Add(r.OrderId);
        ContractDesk.Block(m, r.Contract, r.Contract.Exchange, "?");
        m.Add(r.Action, Message.Number(margin is null ? order.Quantity : r.Quantity), r.Type, Price(r.Limit), Price(r.IsTrailing ? r.Aux : order.Stop ?? r.Aux), r.Tif, order.OcaGroup);
        m.Add(r.Account, "", "0", r.OrderRef).Add(order.ClientId).Add(order.PermId);
        m.Add(r.OutsideRth).Add("0", "0", "", order.PermId + ".0/" + r.Account + "/100").Add("", "", "");
        if (version < 177)
        {
            m.Add("");
        }

        m.Add("", r.GoodTillDate, "", Unset, "").Add("0", "", "-1", "0").Add(Unset, Unset, Unset, Unset, Unset)
            .Add("0", "0", "0", "0", MaxInt).Add(r.OcaGroup.Length > 0 ? r.OcaType : 3)
            .Add("0", "0", "").Add(r.ParentId).Add(r.TriggerMethod).Add(Unset, "0", "None", Unset)
            .Add("0", "", "", "", "?", "0", "0", "").Add("0", "0")
            .Add(Trail(r, order), r.TrailingPercent is { } p ? Message.Number(p) : Unset).Add(Unset, MaxInt)
            .Add("", "0", "0", "0").Add(MaxInt, MaxInt, Unset).Add("", "0", "", "IB", "0").Add("0", "", "0");
        m.Add(r.IsWhatIf).Add(status);
        Margin(m, version, margin);
        m.Add("", "0", "0").Add("0");
        return Tail(m, r, version, login);
    }

    private static void Margin(Message m, int version, decimal?[]? margin)
    {
        for (int i = 0; i < 12; i++)
        {
            m.Add(margin?[i]);
        }

        m.Add(margin is null ? "" : "USD");
        if (version < 195)
        {
            return;
        }

        m.Add(margin is null ? "" : "USD");
        for (int i = 0; i < 9; i++)
        {
            m.Add(margin?[i]);
        }

        m.Add(Unset, "", "0");
    }

    private static Message Tail(Message m, OrderRequest r, int version, string login)
    {
        m.Add("None", Unset, r.Limit is { } limit ? Message.Number(limit + 1) : Unset, Unset, Unset, Unset, "0.0", "0").Add("", "", "", Unset)
            .Add("0", "0", "0", "0").Add(MaxInt, MaxInt, "0").Add("", "", Unset, Unset, Unset);
        if (version >= 183)
        {
            m.Add("");
        }

        if (version >= 184)
        {
            m.Add("0");
        }

        if (version >= 185)
        {
            m.Add("");
        }

        if (version >= 189)
        {
            m.Add("0");
        }

        if (version >= 193)
        {
            m.Add(r.ExtOperator).Add(r.ManualIndicator);
        }

        if (version >= 198)
        {
            m.Add(login);
        }

        return version >= 199 ? m.Add("0") : m;
    }

    private static string Price(decimal? price) => price is { } p ? Message.Number(p) : "0.0";

    private static string Trail(OrderRequest r, SimOrder order) => r.IsTrailing && order.Stop is { } stop ? Message.Number(stop) : Unset;
}

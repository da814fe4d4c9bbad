using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

/// <summary>A server under a virtual clock on the Sunday of the worked examples, and orders as texts.</summary>
internal sealed class SimulatedDesk
{
    /// <summary>The order of the worked examples: BUY 1 ES at 6990.25, id 12, 119 fields.</summary>
    public const string Example =
        "3|12|515416632|ES|FUT|20261218|||50|CME||USD|ESZ6|ES|||BUY|1|LMT|6990.25||DAY||DU1234567||0|tag-1|1|0|0|0|0|0|0|0||0|||||||0||-1|0|||0|||0|0||0||||||0|||||0|||||||||||0|||0|0|||0||0|0|0|0|||||||0|||||||||0|0|0||2147483647|2147483647|0||||0|0|2147483647|0|";

    /// <summary>A server with one started client.</summary>
    public SimulatedDesk(TwsSettings? settings = null, int version = 200)
    {
        Clock = new(new DateTimeOffset(2026, 11, 22, 15, 30, 0, TimeSpan.Zero));
        Server = new(Clock, (settings ?? new()) with { ServerVersion = version });
        Client = Connect();
        Es = Server.Catalogue.Named("ESZ6");
    }

    /// <summary>The clock.</summary>
    public VirtualTime Clock { get; }

    /// <summary>The server.</summary>
    public TwsServer Server { get; }

    /// <summary>The first client, number 7.</summary>
    public TextClient Client { get; }

    /// <summary>ESZ6.</summary>
    public Contract Es { get; }

    /// <summary>Another client that has said hello and started.</summary>
    public TextClient Connect(int clientId = 7) => new TextClient(Server.Connect()).Start(clientId);

    /// <summary>The example with other fields, by their index in the protocol's table.</summary>
    public static string Order(int id, params (int Index, string Value)[] changes)
    {
        string[] fields = Example[..^1].Split('|');
        fields[1] = id.ToString();
        fields[26] = "tag-" + id;
        foreach ((int index, string value) in changes)
        {
            fields[index] = value;
        }

        return string.Join('|', fields) + "|";
    }

    /// <summary>A market order.</summary>
    public static string Market(int id, string action = "BUY", int quantity = 1) => Order(id, (16, action), (17, quantity.ToString()), (18, "MKT"), (19, ""));

    /// <summary>A limit order.</summary>
    public static string Limit(int id, string action, decimal price, int quantity = 1, int transmit = 1, int parent = 0) =>
        Order(id, (16, action), (17, quantity.ToString()), (19, Message.Number(price)), (27, transmit.ToString()), (28, parent.ToString()));

    /// <summary>A stop order.</summary>
    public static string Stop(int id, string action, decimal price, int quantity = 1, int transmit = 1, int parent = 0) => Order(
        id, (16, action), (17, quantity.ToString()), (18, "STP"), (19, ""), (20, Message.Number(price)), (27, transmit.ToString()), (28, parent.ToString()));

    /// <summary>Sends a bracket: buy at 7000, take profit at 7010, stop at 6980.</summary>
    public void Bracket(int id, int quantity = 1, bool isEntryMarket = false)
    {
        Client.Send(isEntryMarket
            ? Order(id, (17, quantity.ToString()), (18, "MKT"), (19, ""), (27, "0"))
            : Limit(id, "BUY", 7000m, quantity, transmit: 0));
        Client.Send(Limit(id + 1, "SELL", 7010m, quantity, transmit: 0, parent: id));
        Client.Send(Stop(id + 2, "SELL", 6980m, quantity, transmit: 1, parent: id));
    }

    /// <summary>The server's order of client 7.</summary>
    public SimOrder Find(int id) => Server.Exchange.Orders.Single(o => o.OrderId == id);

    /// <summary>Statuses told for an order, as status/filled/remaining/whyHeld.</summary>
    public static string[] Statuses(IEnumerable<string> messages, int id) =>
        [.. messages.Select(m => m.Split('|')).Where(f => f[0] == "3" && f[1] == id.ToString()).Select(f => $"{f[2]}/{f[3]}/{f[4]}/{f[10]}")];
}

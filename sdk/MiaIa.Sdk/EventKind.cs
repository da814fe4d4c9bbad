namespace MiaIa.Sdk;

/// <summary>What a <see cref="MarketEvent"/> tells. One payload belongs to each kind.</summary>
public enum EventKind : byte
{
    /// <summary>Nothing; never dispatched.</summary>
    None,

    /// <summary>Best bid and ask: <see cref="MarketEvent.Quote"/>.</summary>
    Quote,

    /// <summary>A print of the market: <see cref="MarketEvent.Trade"/>.</summary>
    Trade,

    /// <summary>A change of one price level of the book: <see cref="MarketEvent.Depth"/>.</summary>
    Depth,

    /// <summary>A closed bar of any period: <see cref="MarketEvent.Bar"/>.</summary>
    Bar,

    /// <summary>The value of an index such as VIX or SPX: <see cref="MarketEvent.Index"/>.</summary>
    Index,

    /// <summary>One row of an option chain: <see cref="MarketEvent.OptionRow"/>.</summary>
    OptionRow,

    /// <summary>The rows of a chain are complete: <see cref="MarketEvent.ChainEnd"/>.</summary>
    ChainEnd,

    /// <summary>A session window begins: <see cref="MarketEvent.Session"/>.</summary>
    Session,

    /// <summary>A timer of the engine went off: <see cref="MarketEvent.Timer"/>.</summary>
    Timer,

    /// <summary>Another contract becomes the front one: <see cref="MarketEvent.Roll"/>.</summary>
    Roll,

    /// <summary>A decision is about to be taken; a feature whose value depends on the moment writes it now.</summary>
    Decision,

    /// <summary>The feed is lost: what follows is blind until it is restored.</summary>
    FeedLost,

    /// <summary>The feed is back.</summary>
    FeedRestored,

    /// <summary>Entries are forbidden from here on: <see cref="MarketEvent.Halt"/>.</summary>
    Halt,

    /// <summary>Every position is to be closed at the market.</summary>
    Flatten,

    /// <summary>The broker took an order: <see cref="MarketEvent.Order"/>.</summary>
    OrderAcknowledged,

    /// <summary>The broker refused an order: <see cref="MarketEvent.Order"/>.</summary>
    OrderRejected,

    /// <summary>An order no longer works: <see cref="MarketEvent.Order"/>.</summary>
    OrderCancelled,

    /// <summary>An order was executed, wholly or in part: <see cref="MarketEvent.Fill"/>.</summary>
    Fill,

    /// <summary>A release of economic news becomes known ahead of its time: <see cref="MarketEvent.News"/>.</summary>
    News,

    /// <summary>A price level that a vendor publishes: <see cref="MarketEvent.Level"/>.</summary>
    Level,

    /// <summary>Figures that the background work of a feature computed: <see cref="MarketEvent.Figures"/>.</summary>
    Figures,

    /// <summary>The broker cannot be reached: nothing can be sent, and nothing is told.</summary>
    BrokerLost,

    /// <summary>The broker is back; what happened meanwhile is asked for.</summary>
    BrokerRestored,

    /// <summary>The position as the broker has it: <see cref="MarketEvent.BrokerPosition"/>.</summary>
    BrokerPosition,

    /// <summary>Everything that was asked for by <see cref="IBroker.Reconcile"/> is told.</summary>
    Reconciled,

    /// <summary>The account as the broker has it: <see cref="MarketEvent.BrokerAccount"/>.</summary>
    BrokerAccount,

    /// <summary>A person releases the halts that only a person may release.</summary>
    Resume,

    /// <summary>The emergency stop: nothing new, every order cancelled, every position closed.</summary>
    EmergencyStop,
}

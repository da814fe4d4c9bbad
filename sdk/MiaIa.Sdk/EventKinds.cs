namespace MiaIa.Sdk;

/// <summary>A set of event kinds, for <see cref="ReadsAttribute"/>.</summary>
[Flags]
public enum EventKinds
{
    /// <summary>No event.</summary>
    None = 0,

    /// <summary>Quotes.</summary>
    Quote = 1 << EventKind.Quote,

    /// <summary>Prints.</summary>
    Trade = 1 << EventKind.Trade,

    /// <summary>Changes of the book.</summary>
    Depth = 1 << EventKind.Depth,

    /// <summary>Closed bars of every period that is built.</summary>
    Bar = 1 << EventKind.Bar,

    /// <summary>Index values.</summary>
    Index = 1 << EventKind.Index,

    /// <summary>Rows of option chains.</summary>
    OptionRow = 1 << EventKind.OptionRow,

    /// <summary>Ends of option chains.</summary>
    ChainEnd = 1 << EventKind.ChainEnd,

    /// <summary>Session windows.</summary>
    Session = 1 << EventKind.Session,

    /// <summary>Contract rolls.</summary>
    Roll = 1 << EventKind.Roll,

    /// <summary>Moments of decision.</summary>
    Decision = 1 << EventKind.Decision,

    /// <summary>Loss of the feed.</summary>
    FeedLost = 1 << EventKind.FeedLost,

    /// <summary>Return of the feed.</summary>
    FeedRestored = 1 << EventKind.FeedRestored,

    /// <summary>Our own fills.</summary>
    Fill = 1 << EventKind.Fill,

    /// <summary>Releases of economic news.</summary>
    News = 1 << EventKind.News,

    /// <summary>Price levels of vendors.</summary>
    Level = 1 << EventKind.Level,

    /// <summary>Figures of a feature's own background work, which it gets without asking.</summary>
    Figures = 1 << EventKind.Figures,

    /// <summary>The broker cannot be reached.</summary>
    BrokerLost = 1 << EventKind.BrokerLost,

    /// <summary>The broker is back.</summary>
    BrokerRestored = 1 << EventKind.BrokerRestored,
}

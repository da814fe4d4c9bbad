namespace MiaIa.TwsSimulator;

/// <summary>What kind of TWS this is.</summary>
public sealed record TwsSettings
{
    /// <summary>Highest version the server speaks, 176 to 200; default 200.</summary>
    public int ServerVersion { get; init; } = 200;

    /// <summary>Accounts of the login; default one paper account.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["DU1234567"];

    /// <summary>Login name that openOrder and execDetails show from version 198 on.</summary>
    public string Login { get; init; } = "papertrader";

    /// <summary>Free-form zone text of the hello.</summary>
    public string ZoneText { get; init; } = "Central European Standard Time";

    /// <summary>Where <see cref="Greeting.Redirect"/> sends a client, host and port.</summary>
    public string RedirectTo { get; init; } = "127.0.0.1:4002";

    /// <summary>Client that receives the orders of all others; null for none.</summary>
    public int? MasterClientId { get; init; }

    /// <summary>Whether open orders are sent unasked after the start; default off.</summary>
    public bool SendsOpenOrdersAtStart { get; init; }

    /// <summary>Read-only API: every order gets 321.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Requests a client may send in any sliding second; default 50.</summary>
    public int MessagesPerSecond { get; init; } = 50;

    /// <summary>Market-data lines over all clients; default 100.</summary>
    public int MarketDataLines { get; init; } = 100;

    /// <summary>Depth books at a time; default 3.</summary>
    public int DepthBooks { get; init; } = 3;

    /// <summary>Tick-by-tick streams at a time; default 3.</summary>
    public int TickByTickStreams { get; init; } = 3;

    /// <summary>Time between two tick-by-tick requests for one instrument; default 15 s. Whatever their kind.</summary>
    public TimeSpan TickByTickPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From an order's arrival to its acknowledgement; default none.</summary>
    public TimeSpan AcknowledgeDelay { get; init; }

    /// <summary>From a match to its report; default none.</summary>
    public TimeSpan FillDelay { get; init; }

    /// <summary>From a cancel request to its effect, time in which the order can still fill; default none.</summary>
    public TimeSpan CancelDelay { get; init; }

    /// <summary>From a fill to its commission report; default none.</summary>
    public TimeSpan CommissionDelay { get; init; }

    /// <summary>From a fill to the cancel of the others of its OCA group, time in which both can fill; default none.</summary>
    public TimeSpan OcaDelay { get; init; }

    /// <summary>Longest pause between the orders of one bracket before it is a violation; null does not judge.</summary>
    public TimeSpan? BracketPause { get; init; }

    /// <summary>Whether children become active at the parent's first fill (with the filled quantity) or only when it is complete.</summary>
    public bool ChildrenWaitForWholeParent { get; init; }

    /// <summary>Points beyond the quote within which a triggered stop still fills; the rest stays as a limit order. Null: no limit.</summary>
    public decimal? ProtectionPoints { get; init; }

    /// <summary>Whether a fill takes at most the size shown; default off: the whole order.</summary>
    public bool IsSizeLimited { get; init; }

    /// <summary>Cash of each account at the start, in USD.</summary>
    public decimal Cash { get; init; } = 100_000m;

    /// <summary>Whether the index VIX is listed; default off: asking for it gets 200.</summary>
    public bool HasVix { get; init; }

    /// <summary>Level around which SPX option strikes are listed; in points.</summary>
    public decimal SpxLevel { get; init; } = 7000m;

    /// <summary>Strikes listed on each side of <see cref="SpxLevel"/>, 5 points apart.</summary>
    public int StrikesEachSide { get; init; } = 20;

    /// <summary>Whether a connection that is started while TWS has lost IB is not told so; default off: 2110.</summary>
    public bool HidesLostLink { get; init; }

    /// <summary>Seed of everything that is drawn.</summary>
    public int Seed { get; init; } = 1;
}

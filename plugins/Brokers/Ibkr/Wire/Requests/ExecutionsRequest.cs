namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for executions; empty fields do not restrict.</summary>
/// <param name="RequestId">Number of the request.</param>
public sealed record ExecutionsRequest(int RequestId) : NumberedRequest(RequestId)
{
    /// <summary>Only those of this client; 0 for all.</summary>
    public int ClientId { get; init; }

    /// <summary>Only this account.</summary>
    public string Account { get; init; } = "";

    /// <summary>From this time, yyyyMMdd-HH:mm:ss UTC or with a zone; empty for since midnight.</summary>
    public string Time { get; init; } = "";

    /// <summary>Only this symbol.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Only this kind of instrument.</summary>
    public string SecType { get; init; } = "";

    /// <summary>Only this exchange.</summary>
    public string Exchange { get; init; } = "";

    /// <summary>BUY, SELL or empty.</summary>
    public string Side { get; init; } = "";

    /// <summary>Only the last so many days; null does not restrict. Sent from server version 200.</summary>
    public int? LastDays { get; init; }

    /// <summary>Only these days, yyyyMMdd. Sent from server version 200.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];
}

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>The order side, where the connection needs its word.</summary>
internal interface IDeskOrders
{
    /// <summary>The account is known: what sending needs is looked up, before orders are asked for.</summary>
    /// <returns>Why nothing could be sent, in plain words; null when nothing is in the way.</returns>
    Task<string?> PrepareAsync(CancellationToken cancellation);

    /// <summary>Everything was answered after a gap: what is still unknown of our orders keeps the connection from Ready.</summary>
    /// <returns>What is missing, in plain words; null when nothing is.</returns>
    string? Accept(DeskSnapshot snapshot);

    /// <summary>The connection is Ready: orders may be sent.</summary>
    void OnReady();

    /// <summary>The connection is not Ready any more, or TWS is found without IB by one that was not.</summary>
    void OnLost();
}

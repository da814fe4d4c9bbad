namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A request whose answers carry its number.</summary>
/// <param name="RequestId">Number of the request; used once in a connection.</param>
public abstract record NumberedRequest(int RequestId) : TwsRequest
{
    /// <inheritdoc/>
    public sealed override RequestIdKind IdKind => RequestIdKind.Request;

    /// <inheritdoc/>
    public sealed override int Id => RequestId;
}

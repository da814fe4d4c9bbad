namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A message to the TWS, independent of how it is written on the wire.</summary>
public abstract record TwsRequest
{
    /// <summary>How urgent it is; ordinary by default.</summary>
    public virtual RequestKind Kind => RequestKind.Ordinary;

    /// <summary>Which number it carries; none by default.</summary>
    public virtual RequestIdKind IdKind => RequestIdKind.None;

    /// <summary>The number that answers and errors name; -1 when it carries none.</summary>
    public virtual int Id => -1;
}

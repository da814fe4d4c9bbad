namespace MiaIa.Host.Health;

/// <summary>What of an instrument comes as a stream of its own.</summary>
internal enum StreamKind
{
    /// <summary>Quotes, prints, bars and values of an index.</summary>
    Market,

    /// <summary>The book.</summary>
    Book,

    /// <summary>Option chains: their ends.</summary>
    Chain,
}

namespace MiaIa.TwsSimulator;

/// <summary>One option computation; null is what TWS could not compute.</summary>
public sealed record Greeks
{
    /// <summary>10 bid, 11 ask, 12 last, 13 model.</summary>
    public int TickType { get; init; } = 13;

    /// <summary>Implied volatility per year.</summary>
    public decimal? Volatility { get; init; }

    /// <summary>Delta.</summary>
    public decimal? Delta { get; init; }

    /// <summary>Price of the option.</summary>
    public decimal? Price { get; init; }

    /// <summary>Gamma.</summary>
    public decimal? Gamma { get; init; }

    /// <summary>Vega.</summary>
    public decimal? Vega { get; init; }

    /// <summary>Theta.</summary>
    public decimal? Theta { get; init; }

    /// <summary>Price of the underlying.</summary>
    public decimal? Underlying { get; init; }
}

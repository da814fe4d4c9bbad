namespace MiaIa.Sdk.Testing;

/// <summary>The instruments tests use. Their ids are their places in <see cref="All"/>.</summary>
public static class TestInstruments
{
    /// <summary>E-mini S&amp;P 500: tick 0.25 point, 12.50 dollars, fees 3.45 dollars a side. The traded one.</summary>
    public static Instrument Es { get; } = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);

    /// <summary>The index of implied volatility.</summary>
    public static Instrument Vix { get; } = new(1, "VIX", 0.01m, 0m, 0m, IsIndex: true);

    /// <summary>The S&amp;P 500 index.</summary>
    public static Instrument Spx { get; } = new(2, "SPX", 0.01m, 0m, 0m, IsIndex: true);

    /// <summary>E-mini Nasdaq-100: tick 0.25 point, 5 dollars.</summary>
    public static Instrument Nq { get; } = new(3, "NQ", 0.25m, 5m, 3.45m, IsIndex: false);

    /// <summary>ES traded; VIX, SPX and NQ watched.</summary>
    public static Instruments All { get; } = new([Es, Vix, Spx, Nq]);
}

namespace MiaIa.Sdk;

/// <summary>The instruments of a run.</summary>
/// <param name="all">All of them; the place of each is its id, and the first is the traded one.</param>
public sealed class Instruments(IReadOnlyList<Instrument> all)
{
    /// <summary>All of them, in the order of their ids.</summary>
    public IReadOnlyList<Instrument> All { get; } = [.. all];

    /// <summary>The traded one.</summary>
    public Instrument Traded => All[0];

    /// <summary>The one with this symbol, or null when the run does not watch it.</summary>
    public Instrument? Find(string symbol) =>
        All.FirstOrDefault(i => string.Equals(i.Symbol, symbol, StringComparison.Ordinal));
}

using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Host.Runs;

/// <summary>
/// Instruments whose files can be judged and exported: those that can be traded or watched, and further futures of CME Group, of
/// which only the grid of prices is known. Nobody can trade these: they have no fees and no margin here.
/// </summary>
internal static class DataInstruments
{
    private static readonly (string Symbol, decimal Tick, decimal Value)[] Grids =
    [
        ("MNQ", 0.25m, 0.50m),
        ("RTY", 0.10m, 5.00m),
        ("M2K", 0.10m, 0.50m),
        ("YM", 1m, 5.00m),
        ("MYM", 1m, 0.50m),
        ("GC", 0.10m, 10.00m),
        ("MGC", 0.10m, 1.00m),
        ("SI", 0.005m, 25.00m),
        ("HG", 0.0005m, 12.50m),
        ("CL", 0.01m, 10.00m),
        ("MCL", 0.01m, 1.00m),
        ("NG", 0.001m, 10.00m),
        ("ZN", 0.015625m, 15.625m),
        ("ZB", 0.03125m, 31.25m),
        ("ZF", 0.0078125m, 7.8125m),
        ("6E", 0.00005m, 6.25m),
    ];

    /// <summary>An instrument alone, with number 0; null when its grid is not known.</summary>
    /// <param name="symbol">Root or index symbol.</param>
    public static Instrument? Find(string symbol)
    {
        if (InstrumentTable.Find(symbol) is { } known)
        {
            return known;
        }

        foreach ((string name, decimal tick, decimal value) in Grids)
        {
            if (string.Equals(name, symbol, StringComparison.Ordinal))
            {
                return new Instrument(0, name, tick, value, FeePerSide: 0, IsIndex: false);
            }
        }

        return null;
    }

    /// <summary>The instrument that a root (NQ) or a contract (CLN3) names, and the contract; null for a root.</summary>
    /// <exception cref="RunException">Its grid is not known.</exception>
    public static (Instrument Instrument, string? Contract) Named(string name)
    {
        if (Find(name) is { } root)
        {
            return (root, null);
        }

        ContractName contract = ContractName.Parse(name, default);
        return Find(contract.Root) is { } future && contract.Contract != 0
            ? (future, name)
            : throw new RunException(
                $"--instrument {name} is not known. Known are ES, MES, NQ, {string.Join(", ", Grids.Select(g => g.Symbol))}, and contracts of them as their files name them, such as NQH24.",
                ExitCodes.Configuration);
    }
}

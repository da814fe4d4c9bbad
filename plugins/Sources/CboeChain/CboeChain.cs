using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the tables of delayed option quotes that Cboe lets everybody download: one snapshot of the chain of an index or a
/// fund, with open interest, and in the newer layout with implied volatility and greeks.
/// </summary>
[Plugin("cboe-chain")]
public sealed class CboeChain : ISource, IInspector
{
    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (CboeLayout.Find(head) is null)
        {
            return [];
        }

        using CboeTable table = CboeTable.Open(path);
        string root = table.TryRead(out CboeRow row) ? CboeSymbol.Underlying(row.Symbol.Root) : CboeSymbol.Underlying("");
        long timeNs = CboeStamp.Of(path, table.DateLine, zones);
        return
        [
            new MarketStream(
                path, "", root, root, Contract: 0, EventKinds.Index | EventKinds.OptionRow | EventKinds.ChainEnd, Period: null, timeNs, timeNs),
        ];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => new CboeReader(stream, request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => CboeFacts.Of(path);
}

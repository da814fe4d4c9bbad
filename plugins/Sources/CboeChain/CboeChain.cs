using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the delayed quote tables of Cboe, the present layout with implied volatility and the older one without: a snapshot of
/// one option chain, as a row for each call and put, the value of the underlying, and the end of the chain.
/// </summary>
/// <remarks>
/// The quote date is the one in the name of the file, else the one on the date line. The quote time is that of the date line when
/// it lies on the quote date in New York, else 16:15 New York: a table saved on a later day holds the quotes of the close. Events
/// carry this time, so a chain at or after 16:00 is one of the end of its day. An implied volatility of 0 means that it could not
/// be computed, and is absent. A table without rows is an empty chain, and counted as a problem. Options settle as their root says; the host corrects those of short days.
/// </remarks>
[Plugin("cboe-chain")]
public sealed class CboeChain : ISource, IInspector
{
    private const EventKinds Kinds = EventKinds.OptionRow | EventKinds.Index | EventKinds.ChainEnd;

    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (head.IndexOf("Calls"u8) < 0 || head.IndexOf("Puts"u8) < 0)
        {
            return [];
        }

        using ChainFile? file = ChainFile.Open(path);
        if (file is null)
        {
            return [];
        }

        long time = file.Moment(zones).TimeNs;
        string root = Root(path, file);
        return [new MarketStream(path, root, root, root, 0, Kinds, null, time, time)];
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request) => new ChainReader(
        ChainFile.Open(stream.Path)
            ?? throw new SourceException(stream.Path, "", "The file is no longer an option chain. Was it replaced meanwhile?"),
        stream,
        request);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones) => ChainFacts.Of(path, zones);

    /// <summary>
    /// The underlying of the first option that can be read: a table is about one. Of one without any row it is what the name of the file
    /// begins with.
    /// </summary>
    private static string Root(string path, ChainFile file)
    {
        bool hasRows = false;
        while (file.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            hasRows = true;
            if (row.Count >= file.Header.Columns.Count
                && (ChainLeg.TryRead(row, line, file.Header.Columns.Call, isCall: true, out ChainLeg leg)
                    || ChainLeg.TryRead(row, line, file.Header.Columns.Put, isCall: false, out leg)))
            {
                return OptionClass.Of(leg.Symbol.Root).Underlying;
            }
        }

        string named = string.Concat(Path.GetFileName(path).TakeWhile(char.IsAsciiLetterUpper));
        return !hasRows && named.Length > 0 ? OptionClass.Of(named).Underlying : throw new SourceException(
            path,
            "line " + file.Header.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "No row below these names of columns can be read. Save the table again, or leave the file out.");
    }
}

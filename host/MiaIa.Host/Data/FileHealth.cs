using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>The health of one file, contract by contract: its streams are read through their source once.</summary>
/// <param name="source">What reads it.</param>
/// <param name="zones">For formats that write local time.</param>
/// <param name="instrumentOf">The instrument of a root, with number 0; null for an unknown one.</param>
internal sealed class FileHealth(DataSource source, ITimeZones zones, Func<string, Instrument?> instrumentOf)
{
    private const int BlockEvents = 1024;

    private readonly ExchangeCalendar _calendar = new();

    /// <summary>The health of the streams, by symbol; one that cannot be judged says why.</summary>
    public IReadOnlyDictionary<string, object?> Facts(IReadOnlyList<MarketStream> streams, CancellationToken interrupt)
    {
        Dictionary<string, object?> facts = new(StringComparer.Ordinal);
        foreach (IGrouping<string, MarketStream> symbol in streams.GroupBy(s => s.Symbol, StringComparer.Ordinal))
        {
            MarketStream[] readable = [.. symbol.Where(s => s.Kinds is not EventKinds.None)];
            facts[symbol.Key] = readable.Length == 0 ? "not applicable: no events in it"
                : instrumentOf(readable[0].Root) is not { } instrument ? "not applicable: unknown instrument"
                : FactsOf(readable, instrument, interrupt);
        }

        return facts;
    }

    private object FactsOf(MarketStream[] streams, Instrument instrument, CancellationToken interrupt)
    {
        DataProblems problems = new();
        DataHealth health = new(1);
        try
        {
            long firstNs = streams.Min(s => s.FirstNs);
            MergeInput[] inputs = [.. streams.Select(s => new MergeInput(s.FirstNs, isTraded: true, () => Open(s, instrument, problems)))];
            using EventMerge merge = new(new CalendarReader(_calendar, new SessionTimes(), firstNs), inputs, 1);
            using HealthReader reader = new(merge, health);
            MarketEvent[] block = new MarketEvent[BlockEvents];
            while (!reader.IsEnded)
            {
                interrupt.ThrowIfCancellationRequested();
                reader.Read(block);
            }
        }
        catch (SourceException broken)
        {
            return $"{HealthReport.SuspectWord}: it cannot be read: {broken.Message}";
        }

        return health.Report(0, streams[0].Symbol, SourceFaults.Of(problems.All, _ => true), $"{source.Id}, {streams[0].Symbol}").Facts();
    }

    private IEventReader Open(MarketStream stream, Instrument instrument, DataProblems problems) =>
        DataCatalog.Open(source, stream, new StreamRequest(instrument, long.MinValue, long.MaxValue, zones, problems));
}

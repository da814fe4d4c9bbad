using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Journals of runs as data: whatever a run that was observed, live or simulated took from its source can be the market of another. A
/// back-test keeps no market of its own; its files are named instead.
/// </summary>
internal sealed class RecordedRun : ISource
{
    /// <summary>Name of the database in the folder of a run.</summary>
    public const string FileName = "run.db";

    /// <summary>Name of this source.</summary>
    public const string Id = "recorded-run";

    /// <inheritdoc />
    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        if (!head.StartsWith("SQLite format 3\0"u8) || !RunJournal.IsBegun(path, "input_blocks"))
        {
            return [];
        }

        try
        {
            using RunJournal journal = RunJournal.Open(path);
            return Streams(path, new RecordedInputs(journal), Symbols(journal));
        }
        catch (Exception problem) when (problem is JournalException or RunException)
        {
            throw new SourceException(path, "journal", problem.Message, problem);
        }
    }

    /// <inheritdoc />
    public IEventReader Open(MarketStream stream, StreamRequest request)
    {
        string[] symbols = SymbolsOf(stream.Path);
        short[] numbers = [.. symbols.Select(s => string.Equals(s, stream.Symbol, StringComparison.Ordinal) ? request.Instrument.Id : (short)-1)];
        return new RecordedReader(stream.Path, numbers, request.FromNs, request.ToNs);
    }

    /// <summary>Opens several streams of one journal together, so that their order stays that of the run at equal times too.</summary>
    /// <param name="streams">The streams.</param>
    public static IEventReader OpenAll(IReadOnlyList<DataStream> streams)
    {
        string path = streams[0].Stream.Path;
        short[] numbers = [.. SymbolsOf(path).Select(s =>
            streams.FirstOrDefault(t => string.Equals(t.Stream.Symbol, s, StringComparison.Ordinal))?.Instrument.Id ?? -1)];
        return new RecordedReader(path, numbers, streams.Min(s => s.FromNs), streams.Max(s => s.ToNs));
    }

    /// <summary>Whether the market of a run was made up.</summary>
    /// <param name="path">Its journal.</param>
    public static bool IsMadeUp(string path)
    {
        using RunJournal journal = RunJournal.Open(path);
        return !string.Equals(journal.Header.GetValueOrDefault("provenance"), "REAL", StringComparison.Ordinal);
    }

    private static string[] SymbolsOf(string path)
    {
        using RunJournal journal = RunJournal.Open(path);
        return Symbols(journal);
    }

    // In the order of their numbers: the traded one, then those that were watched.
    private static string[] Symbols(RunJournal journal) =>
        journal.Header.GetValueOrDefault(RunSettings.InstrumentsKey)?.Split(',')
        ?? throw new JournalException($"{journal.Path} does not say which instruments it has.");

    private static List<MarketStream> Streams(string path, RecordedInputs inputs, string[] symbols)
    {
        EventKinds[] kinds = new EventKinds[symbols.Length];
        int[] period = new int[symbols.Length];
        (long firstNs, long lastNs) = (long.MaxValue, long.MinValue);
        foreach (RecordedBlock block in inputs.Blocks().Where(b => !b.IsInjected))
        {
            foreach (ref readonly MarketEvent e in block.Events.AsSpan())
            {
                if ((uint)e.Instrument < (uint)kinds.Length && Renumbered.IsMarket(in e))
                {
                    kinds[e.Instrument] |= (EventKinds)(1 << (int)e.Kind);
                    (firstNs, lastNs) = (Math.Min(firstNs, e.TimeNs), Math.Max(lastNs, e.TimeNs));
                    if (e.Kind is EventKind.Bar)
                    {
                        int before = period[e.Instrument];
                        period[e.Instrument] = before == 0 ? e.Bar.PeriodSeconds : Math.Min(before, e.Bar.PeriodSeconds);
                    }
                }
            }
        }

        return
        [
            .. symbols.Select((s, i) => (Symbol: s, Kinds: kinds[i], Period: period[i])).Where(s => s.Kinds != EventKinds.None).Select(s => new MarketStream(
                path, s.Symbol, s.Symbol, s.Symbol, 0, s.Kinds, s.Period == 0 ? null : new BarPeriod(s.Period), firstNs, lastNs)),
        ];
    }
}

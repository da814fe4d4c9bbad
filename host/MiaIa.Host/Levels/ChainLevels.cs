using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using NodaTime;

namespace MiaIa.Host.Levels;

/// <summary>The levels of one chain file, with where they come from.</summary>
internal sealed class ChainLevels
{
    private const int ClosingHour = 16;
    private const int BlockEvents = 1024;
    private static readonly LocalTime Opening = new(9, 30);

    private ChainLevels(LevelsRequest request, string symbol, Instant writtenAt)
    {
        Request = request;
        Symbol = symbol;

        // A table that was saved outside regular hours shows the end of its day.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        ZonedDateTime written = writtenAt.InZone(zone);
        IsEndOfDay = written.Hour >= ClosingHour || written.TimeOfDay < Opening;
        QuoteDate = written.Date;
        AsOf = IsEndOfDay ? zone.AtLeniently(QuoteDate.At(new LocalTime(ClosingHour, 0))).ToInstant() : writtenAt;
        Chain = new GammaChain(request.Settings);
        Levels = new GammaLevels(request.Settings);
    }

    /// <summary>What was asked.</summary>
    public LevelsRequest Request { get; }

    /// <summary>The underlying.</summary>
    public string Symbol { get; }

    /// <summary>The moment the chain is of.</summary>
    public Instant AsOf { get; }

    /// <summary>Its date in New York.</summary>
    public LocalDate QuoteDate { get; }

    /// <summary>Whether it shows the end of its day.</summary>
    public bool IsEndOfDay { get; }

    /// <summary>The rows.</summary>
    public GammaChain Chain { get; }

    /// <summary>The levels.</summary>
    public GammaLevels Levels { get; }

    /// <summary>Share of the listed open interest that has a usable row.</summary>
    public double InterestSeen => Chain.OpenInterestListed > 0 ? Chain.OpenInterest / (double)Chain.OpenInterestListed : 0;

    /// <summary>Reads a chain and computes its levels.</summary>
    /// <exception cref="DataException">The file is not there or is no option chain.</exception>
    /// <exception cref="RunException">It gives no levels.</exception>
    public static ChainLevels Of(LevelsRequest request, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        if (!File.Exists(request.Chain))
        {
            throw new DataException($"{request.Chain}: there is no such file.");
        }

        bool isFound = DataCatalog.Find(request.Chain, desk.Sources(), desk.Zones) is { } found
            && found.Streams.Any(s => s.Kinds.HasFlag(EventKinds.OptionRow));
        if (!isFound || DataCatalog.Find(request.Chain, desk.Sources(), desk.Zones) is not { } file)
        {
            throw new DataException($"{request.Chain}: it is no option chain. Save the table of an option chain with volatility and open interest.");
        }

        MarketStream stream = file.Streams.First(s => s.Kinds.HasFlag(EventKinds.OptionRow));
        ChainLevels levels = new(request, stream.Root, Instant.FromUnixTimeTicks(stream.FirstNs / NodaConstants.NanosecondsPerTick));
        Instrument instrument = new(0, stream.Root, 0.01m, 0, 0, IsIndex: true);
        DataProblems problems = new();
        using IEventReader reader = DataCatalog.Open(
            file.Source, stream, new StreamRequest(instrument, long.MinValue, long.MaxValue, desk.Zones, problems));
        levels.Read(reader, interrupt);
        return levels;
    }

    private void Read(IEventReader reader, CancellationToken interrupt)
    {
        Chain.Begin(AsOf.ToUnixTimeTicks() * NodaConstants.NanosecondsPerTick, Period.DaysBetween(new LocalDate(1970, 1, 1), QuoteDate));
        double spot = double.NaN;
        MarketEvent[] block = new MarketEvent[BlockEvents];
        while (!reader.IsEnded)
        {
            interrupt.ThrowIfCancellationRequested();
            int count = reader.Read(block);
            foreach (ref readonly MarketEvent e in block.AsSpan(0, count))
            {
                if (e.Kind is EventKind.OptionRow)
                {
                    Chain.Add(in e.OptionRow);
                }
                else if (e.Kind is EventKind.Index)
                {
                    spot = e.Index.Value;
                }
            }
        }

        long sessionEndNs = DateTimeZoneProviders.Tzdb["America/New_York"].AtLeniently(QuoteDate.At(new LocalTime(17, 0)))
            .ToInstant().ToUnixTimeTicks() * NodaConstants.NanosecondsPerTick;
        if (!Levels.Compute(Chain, Request.Spot ?? spot, sessionEndNs))
        {
            string remedy = string.Equals(Levels.Missing, "no spot", StringComparison.Ordinal) ? " Give it with --spot." : "";
            throw new RunException(
                $"{Request.Chain}: no levels: {Levels.Missing} ({Chain.Count} of {Chain.Count + Chain.Drops.Total} rows are valid).{remedy}", ExitCodes.Failed);
        }
    }
}

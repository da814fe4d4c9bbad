using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Host.Levels;

/// <summary>The levels of one chain, with where they come from.</summary>
internal sealed class ChainLevels
{
    private const int BlockEvents = 1024;
    private const int SessionEndMinute = 17 * 60;

    private readonly ExchangeCalendar _calendar = new();
    private readonly ChainTimes _times;
    private double _spot = double.NaN;

    private ChainLevels(LevelsRequest request, string symbol, long writtenNs)
    {
        Request = request;
        Symbol = symbol;
        _times = ChainTimes.Of(writtenNs, _calendar);
        Chain = new GammaChain(request.Settings);
        Levels = new GammaLevels(request.Settings);
    }

    /// <summary>What was asked.</summary>
    public LevelsRequest Request { get; }

    /// <summary>The underlying.</summary>
    public string Symbol { get; }

    /// <summary>The moment the chain is of, ISO 8601 in UTC.</summary>
    public string AsOf => Moment.Text(_times.AsOfNs);

    /// <summary>Whether it shows the end of its day.</summary>
    public bool IsEndOfDay => _times.IsEndOfDay;

    /// <summary>The rows.</summary>
    public GammaChain Chain { get; }

    /// <summary>The levels.</summary>
    public GammaLevels Levels { get; }

    /// <summary>Share of the listed open interest that has a usable row.</summary>
    public double InterestSeen => Levels.Coverage.All;

    /// <summary>Reads a chain and computes its levels.</summary>
    /// <exception cref="DataException">A file is not there, is no option chain, or is of another underlying or moment than the first.</exception>
    /// <exception cref="RunException">It gives no levels.</exception>
    public static ChainLevels Of(LevelsRequest request, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        ChainLevels? levels = null;
        foreach (string path in request.Chains)
        {
            FoundStream found = Find(desk, path);
            levels ??= new ChainLevels(request, found.Stream.Root, found.Stream.FirstNs);
            levels.RequireSame(path, found.Stream);
            Instrument instrument = new(0, found.Stream.Root, 0.01m, 0, 0, IsIndex: true);
            IEventReader rows = DataCatalog.Open(
                found.Source, found.Stream, new StreamRequest(instrument, long.MinValue, long.MaxValue, desk.Zones, new DataProblems()));
            using ChainReader reader = new(rows, levels._calendar, long.MinValue, long.MaxValue);
            levels.Read(reader, interrupt);
        }

        levels!.Compute();
        return levels;
    }

    private static FoundStream Find(Desk desk, string path)
    {
        if (!File.Exists(path))
        {
            throw new DataException($"{path}: there is no such file.");
        }

        return DataCatalog.Find(path, desk.Sources(), desk.Zones) is { } file
            && file.Streams.FirstOrDefault(s => s.Kinds.HasFlag(EventKinds.OptionRow)) is { } stream
            ? new FoundStream(file.Source, stream)
            : throw new DataException($"{path}: it is no option chain. Save the table of an option chain with volatility and open interest.");
    }

    private void RequireSame(string path, MarketStream stream)
    {
        ChainTimes times = ChainTimes.Of(stream.FirstNs, _calendar);
        if (times.AsOfNs != _times.AsOfNs || !string.Equals(stream.Root, Symbol, StringComparison.Ordinal))
        {
            throw new DataException(
                $"{path}: it is of {stream.Root} at {Moment.Text(times.AsOfNs)}, and {Request.Chains[0]} of {Symbol} at {AsOf}. Name parts of one snapshot.");
        }
    }

    private void Read(IEventReader reader, CancellationToken interrupt)
    {
        MarketEvent[] block = new MarketEvent[BlockEvents];
        while (!reader.IsEnded)
        {
            interrupt.ThrowIfCancellationRequested();
            int count = reader.Read(block);
            foreach (ref readonly MarketEvent e in block.AsSpan(0, count))
            {
                if (e.Kind is EventKind.OptionRow)
                {
                    Chain.Add(in e.OptionRow, e.VenueNs);
                }
                else if (e.Kind is EventKind.ChainEnd && !double.IsNaN(e.ChainEnd.Underlying))
                {
                    _spot = e.ChainEnd.Underlying;
                }
            }
        }
    }

    private void Compute()
    {
        int quoteDay = _times.QuoteDate.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        Chain.Complete(_times.AsOfNs, quoteDay);
        if (!Levels.Compute(Chain, Request.Spot ?? _spot, _calendar.ToNs(_times.QuoteDate, SessionEndMinute)))
        {
            string remedy = string.Equals(Levels.Missing, GammaLevels.NoSpot, StringComparison.Ordinal) ? " Give it with --spot." : "";
            throw new RunException(
                $"{Request.ChainText}: no levels: {Levels.Missing} ({Chain.Count} of {Chain.Count + Chain.Drops.Total} rows are valid).{remedy}", ExitCodes.Failed);
        }
    }
}

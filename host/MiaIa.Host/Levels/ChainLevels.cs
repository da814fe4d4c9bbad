using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Host.Levels;

/// <summary>The levels of one chain file, with where they come from.</summary>
internal sealed class ChainLevels
{
    private const int BlockEvents = 1024;
    private const int SessionEndMinute = 17 * 60;

    private readonly ExchangeCalendar _calendar = new();
    private readonly ChainTimes _times;

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
    /// <exception cref="DataException">The file is not there or is no option chain.</exception>
    /// <exception cref="RunException">It gives no levels.</exception>
    public static ChainLevels Of(LevelsRequest request, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        if (!File.Exists(request.Chain))
        {
            throw new DataException($"{request.Chain}: there is no such file.");
        }

        if (DataCatalog.Find(request.Chain, desk.Sources(), desk.Zones) is not { } file
            || !file.Streams.Any(s => s.Kinds.HasFlag(EventKinds.OptionRow)))
        {
            throw new DataException($"{request.Chain}: it is no option chain. Save the table of an option chain with volatility and open interest.");
        }

        MarketStream stream = file.Streams.First(s => s.Kinds.HasFlag(EventKinds.OptionRow));
        ChainLevels levels = new(request, stream.Root, stream.FirstNs);
        Instrument instrument = new(0, stream.Root, 0.01m, 0, 0, IsIndex: true);
        DataProblems problems = new();
        IEventReader rows = DataCatalog.Open(
            file.Source, stream, new StreamRequest(instrument, long.MinValue, long.MaxValue, desk.Zones, problems));
        using ChainReader reader = new(rows, levels._calendar, long.MinValue, long.MaxValue);
        levels.Read(reader, interrupt);
        return levels;
    }

    private void Read(IEventReader reader, CancellationToken interrupt)
    {
        Chain.Begin();
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
                    Chain.Add(in e.OptionRow, e.VenueNs);
                }
                else if (e.Kind is EventKind.ChainEnd && !double.IsNaN(e.ChainEnd.Underlying))
                {
                    spot = e.ChainEnd.Underlying;
                }
            }
        }

        int quoteDay = _times.QuoteDate.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        Chain.Complete(_times.AsOfNs, quoteDay);
        if (!Levels.Compute(Chain, Request.Spot ?? spot, _calendar.ToNs(_times.QuoteDate, SessionEndMinute)))
        {
            string remedy = string.Equals(Levels.Missing, "no spot", StringComparison.Ordinal) ? " Give it with --spot." : "";
            throw new RunException(
                $"{Request.Chain}: no levels: {Levels.Missing} ({Chain.Count} of {Chain.Count + Chain.Drops.Total} rows are valid).{remedy}", ExitCodes.Failed);
        }
    }
}

using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What kind of data a run has, known before its first event.</summary>
/// <param name="BasePeriod">Length of the base bar.</param>
/// <param name="HasPrints">Whether there are prints of the traded instrument: its bars are built from them.</param>
/// <param name="Symbols">Instruments there are data of.</param>
internal sealed record MarketShape(BarPeriod BasePeriod, bool HasPrints, IReadOnlyList<string> Symbols)
{
    /// <summary>Where the data come from.</summary>
    public MarketOrigin Origin { get; init; } = MarketOrigin.Real;

    /// <summary>Whether there are quotes wherever there are prints of the traded instrument.</summary>
    public bool HasQuotes { get; init; }

    /// <summary>Whether there is its book wherever there are prints of it.</summary>
    public bool HasDepth { get; init; }

    /// <summary>The base bar where nothing else is said.</summary>
    public static readonly BarPeriod OneMinute = new(60);

    /// <summary>The shape of files.</summary>
    /// <param name="data">The files.</param>
    /// <param name="written">The base period that the configuration writes; null when it writes none.</param>
    /// <exception cref="RunException">The data are coarser than the base period that was asked for.</exception>
    public static MarketShape Of(DataSet data, BarPeriod? written)
    {
        IEnumerable<DataStream> traded = data.Streams.Where(s => s.Instrument.Id == 0);
        bool hasPrints = traded.Any(s => (s.Stream.Kinds & EventKinds.Trade) != EventKinds.None);
        BarPeriod[] periods = [.. traded.Where(s => s.Stream.Period is not null).Select(s => s.Stream.Period!.Value).Distinct().Order()];
        string[] symbols = [.. data.Streams.Select(s => s.Instrument.Symbol).Distinct(StringComparer.Ordinal)];
        if (!hasPrints && periods.Length == 0)
        {
            throw new RunException(
                "The data hold neither prints nor bars of the traded instrument, so there is nothing to trade on.");
        }

        BarPeriod coarsest = hasPrints ? OneMinute : periods[^1];
        BarPeriod period = written ?? (coarsest.CompareTo(OneMinute) > 0 ? coarsest : OneMinute);
        if (!hasPrints && period.CompareTo(coarsest) < 0)
        {
            throw new RunException(
                $"The data have bars of {coarsest} and base-timeframe is {period}: finer bars cannot be made from coarser ones. Leave base-timeframe out or set it to {coarsest}.",
                ExitCodes.Configuration);
        }

        return new MarketShape(period, hasPrints, symbols)
        {
            HasQuotes = hasPrints && GoesWithPrints(traded, EventKinds.Quote),
            HasDepth = hasPrints && GoesWithPrints(traded, EventKinds.Depth),
        };
    }

    // What is there for a part of the prints only would leave orders without fills in the other part.
    private static bool GoesWithPrints(IEnumerable<DataStream> traded, EventKinds kind)
    {
        const long DayNs = 86_400L * 1_000_000_000;
        DataStream[] with = [.. traded.Where(s => (s.Stream.Kinds & kind) != EventKinds.None)];
        return traded.Where(s => (s.Stream.Kinds & EventKinds.Trade) != EventKinds.None).All(p => Array.Exists(
            with,
            w => string.Equals(w.Stream.Path, p.Stream.Path, StringComparison.Ordinal)
                || (w.Stream.Contract == p.Stream.Contract && w.FirstNs < p.FirstNs + DayNs && w.Stream.LastNs > p.Stream.LastNs - DayNs)));
    }

    /// <summary>
    /// The shape of a feed, which gives quotes and prints of the traded instrument, and its book when it asks for it. A book is not promised (it
    /// needs a subscription): where fills are made here they never depend on it.
    /// </summary>
    public static MarketShape OfFeed(IFeed feed, Instruments instruments, BarPeriod? written, RunMode mode) =>
        new(written ?? OneMinute, HasPrints: true, [.. instruments.All.Where(feed.Gives).Select(i => i.Symbol)])
        {
            HasQuotes = true,
            HasDepth = mode is RunMode.Live && feed.GivesBook(instruments.Traded),
            Origin = feed.IsSimulated ? MarketOrigin.Simulated : MarketOrigin.Real,
        };

    /// <summary>The shape in one line of a run's header.</summary>
    public string ToText() => string.Join(
        '|', BasePeriod, HasPrints ? "prints" : "bars", HasDepth ? "depth" : HasQuotes ? "quotes" : "", Origin, string.Join(',', Symbols));

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="RunException">It is none.</exception>
    public static MarketShape Parse(string text)
    {
        string[] parts = text.Split('|');
        bool isShape = parts.Length == 5 & BarPeriod.TryParse(parts[0], out BarPeriod period);
        return isShape && Enum.TryParse(parts[3], out MarketOrigin origin)
            ? new MarketShape(period, parts[1] is "prints", parts[4].Split(','))
            {
                HasQuotes = parts[2] is not "",
                HasDepth = parts[2] is "depth",
                Origin = origin,
            }
            : throw new RunException($"'{text}' is no description of a run's data.", ExitCodes.Failed);
    }
}

using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The snapshots of a morning, a minute apart, of a chain of 5,792 contracts, whole or through a number of lines.</summary>
internal sealed class ChainDay
{
    public const int Expiries = 40;

    private readonly List<(long TimeNs, double Spot, Row[] Rows)> _snapshots = [];

    /// <summary>Reads it.</summary>
    /// <param name="lines">Lines; 0 for the whole chain.</param>
    /// <param name="snapshots">How many are read, a minute apart.</param>
    public ChainDay(int lines, int snapshots)
    {
        SyntheticOptions options = new() { Activity = 0.1, ChainMinutes = 1, ChainExpiries = Expiries, ChainLines = lines };
        using IEventReader reader = new MiaIa.Plugins.Sources.Synthetic(options).Open(
            SyntheticRun.All, SyntheticRun.Days(1), new NoProblems());
        MarketEvent[] buffer = new MarketEvent[1000];
        double spot = 0;
        List<Row> rows = [];
        while (!reader.IsEnded && _snapshots.Count < snapshots)
        {
            int count = reader.Read(buffer);
            foreach (ref readonly MarketEvent e in buffer.AsSpan(0, count))
            {
                switch (e.Kind)
                {
                    case EventKind.Index when e.Instrument == 3:
                        spot = e.Index.Value;
                        break;
                    case EventKind.OptionRow:
                        rows.Add(new Row(e.VenueNs, e.OptionRow));
                        break;
                    case EventKind.ChainEnd:
                        Underlying = e.ChainEnd.Underlying;
                        _snapshots.Add((e.TimeNs, spot, [.. rows]));
                        rows.Clear();
                        break;
                }
            }
        }
    }

    /// <summary>Price that the last end of the chain told.</summary>
    public double Underlying { get; private set; }

    public int Count => _snapshots.Count;

    public long TimeNs(int snapshot) => _snapshots[snapshot].TimeNs;

    public double Spot(int snapshot) => _snapshots[snapshot].Spot;

    public Row[] Rows(int snapshot) => _snapshots[snapshot].Rows;

    /// <summary>Levels of a snapshot.</summary>
    public GammaLevels Levels(int snapshot)
    {
        GammaSettings settings = new();
        GammaChain chain = new(settings);
        chain.Begin();
        foreach (Row row in Rows(snapshot))
        {
            chain.Add(row.Option, row.QuoteNs);
        }

        chain.Complete(TimeNs(snapshot), (int)(TimeNs(snapshot) / 86_400_000_000_000));
        GammaLevels levels = new(settings);
        levels.Compute(chain, Spot(snapshot), SyntheticRun.Days(1)[0].RegularCloseNs);
        return levels;
    }

    /// <summary>
    /// Share of the true exposure (gamma times open interest of the whole chain) of contracts that were quoted within a time.
    /// </summary>
    public double Share(ChainDay whole, int snapshot, long withinNs)
    {
        (double seen, double all) = (0, 0);
        Row[] own = Rows(snapshot);
        Row[] complete = whole.Rows(snapshot);
        own.Length.Should().Be(complete.Length);
        for (int i = 0; i < own.Length; i++)
        {
            OptionRow option = complete[i].Option;
            bool isSeen = own[i].Option.ImpliedVolatility > 0 && TimeNs(snapshot) - own[i].QuoteNs <= withinNs;
            all += option.Gamma * option.OpenInterest;
            seen += isSeen ? option.Gamma * option.OpenInterest : 0;
        }

        return seen / all;
    }

    /// <summary>A row with the time of its quote.</summary>
    internal readonly record struct Row(long QuoteNs, OptionRow Option);
}

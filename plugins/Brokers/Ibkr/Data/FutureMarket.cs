using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// The market of a future as its streams tell it: prices become ticks, prints get the side that the quote in force just before gives
/// them. All of it under the gate.
/// </summary>
/// <param name="instrument">The instrument.</param>
/// <param name="stream">The way to the engine.</param>
/// <param name="problems">What is wrong with what comes.</param>
internal sealed class FutureMarket(Instrument instrument, FeedStream stream, FeedProblems problems)
{
    private readonly AggressorRule _rule = new();

    /// <summary>The instrument.</summary>
    public Instrument Instrument => instrument;

    /// <summary>Its prices.</summary>
    public PriceGrid Grid { get; } = new(instrument);

    /// <summary>Holds its prints against IB's bars.</summary>
    public PrintCheck Check { get; } = new();

    /// <summary>The contract at TWS; null before it is known.</summary>
    public Contract? Contract { get; set; }

    /// <summary>Month of the contract, yyyyMM; 0 before it is known.</summary>
    public int Month { get; set; }

    /// <summary>Whether prints come one by one; else those of level 1 count.</summary>
    public bool AreTradesTickByTick { get; set; }

    /// <summary>Whether prints one by one are requested: then those of level 1 are not told, or one of them would count twice.</summary>
    public bool AreTradesAsked { get; set; }

    /// <summary>Whether quotes come one by one; else those of level 1 count.</summary>
    public bool AreQuotesTickByTick { get; set; }

    /// <summary>From here on the contract is not the front one any more, UTC nanoseconds: nothing of it is told.</summary>
    public long RollNs { get; set; } = long.MaxValue;

    /// <summary>Prints received before are left out, because bars of the past have them. UTC nanoseconds.</summary>
    public long TradesFromNs { get; set; } = long.MaxValue;

    /// <summary>When the last print came, UTC nanoseconds; 0 before the first.</summary>
    public long LastPrintNs { get; private set; }

    /// <summary>A side of a quote. Without price or size, or off the grid, there is none.</summary>
    /// <param name="price">In points.</param>
    /// <param name="size">In contracts.</param>
    /// <param name="stream">Name of the stream, for the problem.</param>
    public (int PriceTicks, int Size) Side(double? price, decimal? size, string stream)
    {
        // An empty side comes without a price, or as 0 or -1 with the size 0.
        if (price is null || size is null or 0)
        {
            return default;
        }

        if (!Grid.TryToTicks(price, out int ticks) || !PriceGrid.TryToSize(size, out int contracts))
        {
            problems.Add(ProblemKind.OffGrid, stream);
            return default;
        }

        return (ticks, contracts);
    }

    /// <summary>A quote.</summary>
    public void OnQuote(in Quote quote, long timeNs, long venueNs)
    {
        if (timeNs >= RollNs)
        {
            return;
        }

        if (quote.IsTwoSided && quote.BidTicks >= quote.AskTicks)
        {
            problems.Add(ProblemKind.CrossedQuote, instrument.Symbol);
        }

        _rule.OnQuote(in quote);
        stream.Add(MarketEvent.Of(timeNs, instrument.Id, in quote, venueNs));
    }

    /// <summary>A print. One without a price on the grid or without a size is no trade.</summary>
    public void OnTrade(double? price, decimal? size, long timeNs, long venueNs, string name)
    {
        if (timeNs >= RollNs)
        {
            return;
        }

        if (!Grid.TryToTicks(price, out int ticks))
        {
            problems.Add(price is null ? ProblemKind.BadRecord : ProblemKind.OffGrid, name);
            return;
        }

        if (!PriceGrid.TryToSize(size, out int contracts) || contracts == 0)
        {
            problems.Add(ProblemKind.BadRecord, name);
            return;
        }

        Side side = _rule.SideOf(new Trade(ticks, contracts, Sdk.Side.None), out bool isInferred);
        LastPrintNs = timeNs;
        if (timeNs >= TradesFromNs)
        {
            stream.Add(MarketEvent.Of(timeNs, instrument.Id, new Trade(ticks, contracts, side, isInferred), venueNs));
        }
    }

    /// <summary>A change of the book.</summary>
    public void OnDepth(in Depth depth, long timeNs)
    {
        if (timeNs < RollNs)
        {
            stream.Add(MarketEvent.Of(timeNs, instrument.Id, in depth));
        }
    }

    /// <summary>Nothing of what was is carried over: another contract, or a gap.</summary>
    public void Reset()
    {
        _rule.Reset();
        Check.Reset();
    }
}

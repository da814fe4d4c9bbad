using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>A turn of an option: level 1 with the model's greeks, volume and open interest.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="chain">The chain.</param>
/// <param name="option">The option.</param>
internal sealed class OptionLine(FeedLines lines, ChainFeed chain, ChainContract option) : FeedLine(lines, option.Contract.LocalSymbol)
{
    /// <summary>The generic ticks that bring option volume, open interest and historical volatility.</summary>
    public const string Generics = "100,101,106";

    private const int BidTick = 1;
    private const int AskTick = 2;
    private const int VolumeTick = 8;
    private const int ModelTick = 13;
    private const int CallInterestTick = 27;
    private const int PutInterestTick = 28;

    /// <summary>Its place in the rotation.</summary>
    public required int Place { get; init; }

    /// <inheritdoc/>
    public override void OnPrice(in TickPrice tick, long timeNs)
    {
        switch (tick.TickType)
        {
            case BidTick:
                option.SetBid(tick.Price);
                break;
            case AskTick:
                option.SetAsk(tick.Price);
                break;
        }
    }

    /// <inheritdoc/>
    public override void OnSize(in TickSize tick, long timeNs)
    {
        if (tick.TickType == VolumeTick)
        {
            option.SetVolume(tick.Size);
        }
        else if (tick.TickType == (option.IsCall ? CallInterestTick : PutInterestTick))
        {
            option.SetOpenInterest(tick.Size);
            chain.Look(option);
        }
    }

    /// <inheritdoc/>
    public override void OnComputation(in TickOptionComputation tick, long timeNs)
    {
        if (tick.TickType == ModelTick && option.SetGreeks(in tick, timeNs))
        {
            chain.Look(option);
        }
    }
}

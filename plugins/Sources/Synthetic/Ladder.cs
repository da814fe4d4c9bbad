using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The book and the price. The spread is one tick, or two for a moment. Each change of the middle price is the toss of
/// a fair coin that nothing else looks at: from a spread of one tick both sides move by one, or one side retreats; from
/// two, the other side follows or the first one comes back.
/// </summary>
internal sealed class Ladder
{
    /// <summary>How often a move leaves the spread wide at first.</summary>
    private const double WideShare = 0.15;

    /// <summary>Mean variance of a move with what follows it, in ticks squared: 1, or two halves of a tick.</summary>
    public const double VariancePerMove = 1 - (WideShare / 2);

    /// <summary>Below this no price can fall: ten levels must stay above zero.</summary>
    private const int LowestBidTicks = LadderSide.Levels + 2;

    private readonly LadderSide _bids;
    private readonly LadderSide _asks;
    private readonly Xoshiro256 _price;
    private readonly Xoshiro256 _queues;

    public Ladder(int bidTicks, Xoshiro256 price, Xoshiro256 queues)
    {
        _price = price;
        _queues = queues;
        _bids = new LadderSide(Side.Buy, queues);
        _asks = new LadderSide(Side.Sell, queues);
        BidTicks = bidTicks;
        AskTicks = bidTicks + 1;
    }

    public int BidTicks { get; private set; }

    public int AskTicks { get; private set; }

    public bool IsWide => AskTicks - BidTicks > 1;

    /// <summary>Twice the middle price, in ticks: always whole.</summary>
    public int TwiceMidTicks => BidTicks + AskTicks;

    /// <summary>Usual size of a queue, in contracts.</summary>
    public double UsualSize
    {
        set
        {
            _bids.UsualSize = value;
            _asks.UsualSize = value;
        }
    }

    /// <summary>The book of an opening, at the prices where it was left.</summary>
    public void Open(EventBatch batch)
    {
        batch.Add(new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false));
        _bids.Open(BidTicks, batch, isLast: false);
        _asks.Open(AskTicks, batch, isLast: true);
        Quote(batch);
    }

    /// <summary>A queue changes without a trade; the nearer to the price, the more often.</summary>
    public void ChangeQueue(EventBatch batch)
    {
        ulong bits = _queues.Next();
        int level = LevelOf((int)(bits & 63));
        LadderSide side = (bits & 64) == 0 ? _bids : _asks;
        side.Change(level, batch);
        if (level == 0)
        {
            Quote(batch);
        }
    }

    /// <summary>A market order trades at the best price and does not move it.</summary>
    public void Take(Side aggressor, int quantity, EventBatch batch)
    {
        LadderSide passive = aggressor is Side.Buy ? _asks : _bids;
        batch.Add(new Trade(passive.BestTicks, quantity, aggressor));
        passive.Take(quantity, batch);
        Quote(batch);
    }

    /// <summary>The price moves, up or down with equal chance unless a planted effect pulls it.</summary>
    /// <param name="pull">Where a planted effect pulls the price; None for chance.</param>
    /// <param name="quantity">Contracts that the order of a sweep asks for; it takes half of the queue to all of it.</param>
    /// <param name="batch">Receives the events.</param>
    /// <returns>The side of the sweep; None when the move closed a wide spread, without a trade.</returns>
    public Side Move(Side pull, int quantity, EventBatch batch)
    {
        Side chance = _price.Coin() ? Side.Buy : Side.Sell;
        Side direction = pull is Side.None ? chance : pull;
        if (direction is Side.Sell && BidTicks <= LowestBidTicks)
        {
            return Side.None;
        }

        LadderSide against = direction is Side.Buy ? _asks : _bids;
        LadderSide along = direction is Side.Buy ? _bids : _asks;
        if (IsWide)
        {
            along.Advance(batch, isLast: true);
            Settle(batch);
            return Side.None;
        }

        bool becomesWide = _price.Uniform() < WideShare;
        int swept = Math.Clamp(quantity, (against.BestSize + 1) / 2, against.BestSize);
        batch.Add(new Trade(against.BestTicks, swept, direction));
        against.Retreat(batch, isLast: becomesWide);
        if (!becomesWide)
        {
            along.Advance(batch, isLast: true);
        }

        Settle(batch);
        return direction;
    }

    /// <summary>One planted order takes whole levels at once, and the other side follows.</summary>
    /// <returns>Contracts taken; 0 when the price is too low for it.</returns>
    public int Sweep(Side aggressor, int levels, EventBatch batch)
    {
        if (aggressor is Side.Sell && BidTicks <= LowestBidTicks + levels)
        {
            return 0;
        }

        LadderSide against = aggressor is Side.Buy ? _asks : _bids;
        LadderSide along = aggressor is Side.Buy ? _bids : _asks;
        int taken = 0;
        for (int level = 0; level < levels; level++)
        {
            taken += against.SizeAt(level);
            batch.Add(new Trade(against.BestTicks + ((int)aggressor * level), against.SizeAt(level), aggressor));
        }

        for (int level = 0; level < levels; level++)
        {
            against.Retreat(batch, isLast: false);
        }

        for (int level = 0; level < levels; level++)
        {
            along.Advance(batch, isLast: level == levels - 1);
        }

        Settle(batch);
        return taken;
    }

    /// <summary>The price stands elsewhere; the book must be opened anew.</summary>
    public void Shift(int ticks)
    {
        int allowed = Math.Max(ticks, LowestBidTicks - BidTicks);
        BidTicks += allowed;
        AskTicks += allowed;
    }

    /// <summary>Spreads 64 numbers over the levels: 26 to the best, 1 to the last.</summary>
    private static int LevelOf(int number) => number switch
    {
        < 26 => 0,
        < 38 => 1,
        < 46 => 2,
        < 51 => 3,
        < 55 => 4,
        < 58 => 5,
        < 60 => 6,
        < 62 => 7,
        < 63 => 8,
        _ => 9,
    };

    private void Settle(EventBatch batch)
    {
        BidTicks = _bids.BestTicks;
        AskTicks = _asks.BestTicks;
        Quote(batch);
    }

    private void Quote(EventBatch batch) =>
        batch.Add(new Quote(BidTicks, AskTicks, _bids.BestSize, _asks.BestSize));
}

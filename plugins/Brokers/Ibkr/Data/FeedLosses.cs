namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>What is wrong with the feed, with the words for it. Under the gate.</summary>
internal sealed class FeedLosses
{
    private static readonly FeedLoss[] All =
    [
        FeedLoss.Connection, FeedLoss.Subscribing, FeedLoss.Refused, FeedLoss.Delayed, FeedLoss.Silent, FeedLoss.Overflow, FeedLoss.Bars,
        FeedLoss.Farm,
    ];

    private readonly string[] _reasons = new string[All.Length];

    /// <summary>All that is wrong.</summary>
    public FeedLoss Current { get; private set; }

    /// <summary>Whether nothing is wrong but that bars are missing.</summary>
    public bool IsFlowing => (Current & ~FeedLoss.Bars) == FeedLoss.None;

    /// <summary>What is wrong, in plain words; empty when nothing is.</summary>
    public string Text => string.Join(' ', All.Where(l => (Current & l) != FeedLoss.None).Select(l => _reasons[Place(l)]));

    /// <summary>Something is wrong, or not.</summary>
    /// <param name="loss">One of them.</param>
    /// <param name="isOn">Which.</param>
    /// <param name="reason">Why, in a sentence.</param>
    public void Set(FeedLoss loss, bool isOn, string reason = "")
    {
        Current = isOn ? Current | loss : Current & ~loss;
        _reasons[Place(loss)] = reason;
    }

    private static int Place(FeedLoss loss) => System.Numerics.BitOperations.TrailingZeroCount((int)loss);
}

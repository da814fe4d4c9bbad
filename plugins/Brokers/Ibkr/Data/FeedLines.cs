namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>The streams of a feed by their request ids.</summary>
/// <param name="stream">The way to the engine.</param>
/// <param name="problems">What is wrong with what comes.</param>
internal sealed class FeedLines(FeedStream stream, FeedProblems problems)
{
    private readonly Dictionary<int, FeedLine> _byId = [];

    /// <summary>The way to the engine.</summary>
    public FeedStream Stream => stream;

    /// <summary>What is wrong with what comes.</summary>
    public FeedProblems Problems => problems;

    /// <summary>How some stream fares changed. Called under the gate.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>TWS refused a stream, with its code. Called under the gate.</summary>
    public Action<FeedLine, int> Refused { get; set; } = (_, _) => { };

    /// <summary>The stream of a request; null for one that is not ours, or is over. Under the gate.</summary>
    public FeedLine? Find(int requestId) => _byId.GetValueOrDefault(requestId);

    /// <summary>A stream has a new id. Under the gate.</summary>
    public void Add(FeedLine line) => _byId[line.RequestId] = line;

    /// <summary>A stream's id is over. Under the gate.</summary>
    public void Remove(FeedLine line)
    {
        if (line.RequestId != 0)
        {
            _byId.Remove(line.RequestId);
        }
    }
}

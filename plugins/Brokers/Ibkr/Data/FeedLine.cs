using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>One stream of TWS: what comes under its request id, and how it fares. All data calls are made under the gate.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="name">Its name for people, such as <c>ES prints</c>.</param>
internal abstract class FeedLine(FeedLines lines, string name) : ISubscriber
{
    /// <summary>Its name for people.</summary>
    public string Name => name;

    /// <summary>The request at TWS; null before it is made.</summary>
    public Subscription? Subscription { get; set; }

    /// <summary>The id under which its data come; 0 while it is not requested.</summary>
    public int RequestId { get; private set; }

    /// <summary>Whether it is silent for longer than it may be.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Whether what comes is not live.</summary>
    public bool IsDelayed { get; private set; }

    /// <summary>Why TWS refused it; empty when it did not.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>When something came last, UTC nanoseconds; 0 before.</summary>
    public long LatestNs { get; private set; }

    /// <summary>Messages so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether it is requested, live and speaking.</summary>
    public bool IsWell => RequestId != 0 && Refusal.Length == 0 && !IsStale && !IsDelayed;

    /// <summary>All streams of the feed.</summary>
    protected FeedLines Lines => lines;

    /// <summary>The way to the engine.</summary>
    protected FeedStream Stream => lines.Stream;

    /// <summary>A price of level 1.</summary>
    public virtual void OnPrice(in TickPrice tick, long timeNs)
    {
    }

    /// <summary>A size of level 1.</summary>
    public virtual void OnSize(in TickSize tick, long timeNs)
    {
    }

    /// <summary>Trades of level 1.</summary>
    public virtual void OnVolume(in RtVolume tick, long timeNs)
    {
    }

    /// <summary>Greeks.</summary>
    public virtual void OnComputation(in TickOptionComputation tick, long timeNs)
    {
    }

    /// <summary>A row of a book.</summary>
    public virtual void OnDepth(int row, DepthOperation operation, DepthSide side, double? price, decimal? size, long timeNs)
    {
    }

    /// <summary>A trade.</summary>
    public virtual void OnTrade(in TickByTickTrade tick, long timeNs)
    {
    }

    /// <summary>A quote.</summary>
    public virtual void OnQuote(in TickByTickQuote tick, long timeNs)
    {
    }

    /// <summary>A bar of five seconds.</summary>
    public virtual void OnBar(in RealTimeBar bar, long timeNs)
    {
    }

    /// <summary>A notice that is about this stream and does not end it.</summary>
    public virtual void OnNotice(int code, long timeNs)
    {
    }

    /// <summary>What was built from the stream is void: it is requested anew, was refused, or is over. Under the gate.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>It was requested. Under the gate.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Something came. Under the gate.</summary>
    public void Touch(long timeNs)
    {
        LatestNs = timeNs;
        Count++;
    }

    /// <summary>What comes is live, or not. Under the gate.</summary>
    public void SetDelayed(bool isDelayed)
    {
        if (IsDelayed != isDelayed)
        {
            IsDelayed = isDelayed;
            lines.Changed();
        }
    }

    /// <summary>Ends it. Not under the gate.</summary>
    public void End()
    {
        Subscription?.Dispose();
        lock (Stream.Gate)
        {
            lines.Remove(this);
            RequestId = 0;
            Reset();
        }
    }

    /// <inheritdoc/>
    public void OnRequested(int requestId)
    {
        lock (Stream.Gate)
        {
            lines.Remove(this);
            RequestId = requestId;
            (Refusal, IsStale, IsDelayed) = ("", false, false);
            Reset();
            Begin();
            lines.Add(this);
            lines.Changed();
        }
    }

    /// <inheritdoc/>
    public void OnStale(bool isStale)
    {
        lock (Stream.Gate)
        {
            IsStale = isStale;
            lines.Changed();
        }
    }

    /// <inheritdoc/>
    public void OnRefused(int code, string text, bool isRetried)
    {
        lock (Stream.Gate)
        {
            lines.Remove(this);
            RequestId = 0;
            Refusal = text;
            Reset();
            lines.Problems.Add(ProblemKind.NotUsed, $"{name}: {code}");
            lines.Refused(this, code);
            lines.Changed();
        }
    }

    /// <summary>Its id went with a connection, and it waits for its turn. Under the gate.</summary>
    public void Forget()
    {
        lines.Remove(this);
        RequestId = 0;
        Reset();
    }
}

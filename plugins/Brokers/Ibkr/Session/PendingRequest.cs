using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A request that waits for its answer.</summary>
/// <param name="request">What is sent.</param>
/// <param name="lane">Its lane; None when its answers name it.</param>
/// <param name="limit">How long after it was written its end may take.</param>
/// <param name="cancel">Tells TWS to stop; null when there is nothing to stop, or nothing to be stopped after the end.</param>
internal abstract class PendingRequest(TwsRequest request, RequestLane lane, TimeSpan limit, TwsRequest? cancel)
{
    /// <summary>What is sent.</summary>
    public TwsRequest Request => request;

    /// <summary>Its lane.</summary>
    public RequestLane Lane => lane;

    /// <summary>How long its end may take.</summary>
    public TimeSpan Limit => limit;

    /// <summary>Tells TWS to stop.</summary>
    public TwsRequest? Cancel => cancel;

    /// <summary>Whether TWS has to be told to stop even when the answer is complete.</summary>
    public bool IsCancelledAtEnd { get; init; }

    /// <summary>
    /// Whether an end was taken for the late one of an earlier question. When no other comes in time, that one was lost and this was its
    /// own: then no late end is expected any more, else no question of the lane would ever be answered again.
    /// </summary>
    public bool HasSkippedEnd { get; set; }

    /// <summary>How often it was sent again since TWS lost it (code 100).</summary>
    public int Resends { get; set; }

    /// <summary>It on its way; null before.</summary>
    public Dispatch? Dispatch { get; set; }

    /// <summary>Rings when its time is over.</summary>
    public Alarm? Deadline { get; set; }

    /// <summary>Takes a part of the answer in, if it is of its type. The table's lock is held.</summary>
    public abstract void Accept(object item);

    /// <summary>Forgets what came: it belonged to an earlier request. The table's lock is held.</summary>
    public abstract void Restart();

    /// <summary>Ends it; only the first end counts.</summary>
    public abstract void End(RequestStatus status, int code, string text);
}

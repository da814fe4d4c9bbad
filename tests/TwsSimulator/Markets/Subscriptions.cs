namespace MiaIa.TwsSimulator;

/// <summary>What one client listens to, in order of its requests.</summary>
internal sealed class Subscriptions
{
    private readonly List<Subscription> _all = [];

    /// <summary>Everything.</summary>
    public IReadOnlyList<Subscription> All => _all;

    /// <summary>All of one kind.</summary>
    public IEnumerable<Subscription> Of(FeedKind kind) => _all.Where(s => s.Kind == kind);

    /// <summary>One by kind and number.</summary>
    public Subscription? Find(FeedKind kind, int reqId) => _all.Find(s => s.Kind == kind && s.ReqId == reqId);

    /// <summary>Adds one.</summary>
    public void Add(Subscription subscription) => _all.Add(subscription);

    /// <summary>Removes one.</summary>
    public bool Remove(Subscription subscription) => _all.Remove(subscription);

    /// <summary>Data subscriptions are lost; those of the account stay.</summary>
    public void Clear() => _all.RemoveAll(s => s.Contract is not null);
}

using System.Collections.Concurrent;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>All streams of data of a connection: requested when it can be, again after every loss, and watched for silence.</summary>
public sealed partial class SubscriptionTable
{
    // Fifteen seconds at TWS: what was on its way for longer the first time must not make it less.
    private static readonly TimeSpan TickByTickGap = TimeSpan.FromSeconds(17);

    private readonly SessionParts _parts;
    private readonly RequestTable _requests;
    private readonly Action<Dispatch> _post;
    private readonly Lock _gate = new();
    private readonly List<Subscription> _all = [];
    private readonly ConcurrentDictionary<int, Subscription> _byId = new();
    private readonly Dictionary<string, TickByTickTimes> _tickByTick = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Alarm> _tickByTickAlarms = new(StringComparer.Ordinal);
    private int _connectionNumber;
    private bool _isClosed;

    internal SubscriptionTable(SessionParts parts, RequestTable requests, Action<Dispatch> post)
    {
        _parts = parts;
        _requests = requests;
        _post = post;
    }

    /// <summary>How long each kind may be silent. To be set before subscribing.</summary>
    public StalenessLimits Limits { get; set; } = new();

    /// <summary>All subscriptions that are not disposed, in order of their making.</summary>
    public IReadOnlyList<Subscription> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Level 1 of a contract. One line of the account's market data.</summary>
    /// <param name="request">What to subscribe; its request id is replaced.</param>
    /// <param name="subscriber">Is told what happens to it.</param>
    /// <param name="isMarketOpen">Whether data must come at a time, UTC nanoseconds.</param>
    public Subscription Subscribe(MarketDataRequest request, ISubscriber subscriber, Func<long, bool> isMarketOpen) =>
        Add(SubscriptionKind.MarketData, request, subscriber, isMarketOpen);

    /// <summary>A book. Three at a time.</summary>
    /// <param name="request">What to subscribe; its request id is replaced.</param>
    /// <param name="subscriber">Is told what happens to it.</param>
    /// <param name="isMarketOpen">Whether data must come at a time, UTC nanoseconds.</param>
    public Subscription Subscribe(MarketDepthRequest request, ISubscriber subscriber, Func<long, bool> isMarketOpen) =>
        Add(SubscriptionKind.Depth, request, subscriber, isMarketOpen);

    /// <summary>Every trade or quote. Three at a time; one new request per instrument in 15 s, whatever its stream, in order of their making.</summary>
    /// <param name="request">What to subscribe; its request id is replaced.</param>
    /// <param name="subscriber">Is told what happens to it.</param>
    /// <param name="isMarketOpen">Whether data must come at a time, UTC nanoseconds.</param>
    public Subscription Subscribe(TickByTickRequest request, ISubscriber subscriber, Func<long, bool> isMarketOpen) =>
        Add(SubscriptionKind.TickByTick, request, subscriber, isMarketOpen);

    /// <summary>Bars of five seconds; they count in the pace of history.</summary>
    /// <param name="request">What to subscribe; its request id is replaced.</param>
    /// <param name="subscriber">Is told what happens to it.</param>
    /// <param name="isMarketOpen">Whether data must come at a time, UTC nanoseconds.</param>
    public Subscription Subscribe(RealTimeBarsRequest request, ISubscriber subscriber, Func<long, bool> isMarketOpen) =>
        Add(SubscriptionKind.RealTimeBars, request, subscriber, isMarketOpen);

    /// <summary>Requests what is not requested; all of it when TWS lost it.</summary>
    internal void Resume(bool isAnew)
    {
        foreach (Subscription subscription in All)
        {
            if (isAnew)
            {
                Forget(subscription);
            }

            Request(subscription);
        }
    }

    /// <summary>Requests those made while the questions were asked.</summary>
    internal void RequestNew()
    {
        foreach (Subscription subscription in All.Where(s => s.Refusal.Length == 0))
        {
            Request(subscription);
        }
    }

    /// <summary>The socket is closed: nothing is requested.</summary>
    internal void OnConnectionLost()
    {
        foreach (Subscription subscription in All)
        {
            Forget(subscription);
        }

        lock (_gate)
        {
            _connectionNumber++;
            foreach (Alarm alarm in _tickByTickAlarms.Values)
            {
                alarm.Cancel();
            }

            _tickByTickAlarms.Clear();
        }
    }

    /// <summary>The program ends: no more alarms.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        OnConnectionLost();
    }

    /// <summary>Ends one.</summary>
    internal void Remove(Subscription subscription)
    {
        bool isRequested;
        lock (_gate)
        {
            if (subscription.IsOver)
            {
                return;
            }

            subscription.IsOver = true;
            _all.Remove(subscription);
            isRequested = subscription.RequestId != 0 && subscription.Refusal.Length == 0;
        }

        if (isRequested && _parts.Machine.CanSend)
        {
            _post(new Dispatch(subscription.CancelRequest(), onEnd: null, _parts.IsInline));
        }

        Forget(subscription);
        UpdateFlags();
    }

    private Subscription Add(SubscriptionKind kind, NumberedRequest template, ISubscriber subscriber, Func<long, bool> isMarketOpen)
    {
        Subscription subscription = new(this, kind, template, subscriber, isMarketOpen, Limits.Of(kind));
        lock (_gate)
        {
            _all.Add(subscription);
        }

        // While Syncing it waits for its turn: orders, executions and positions come first.
        if (_parts.Machine.State is SessionState.Ready or SessionState.Degraded)
        {
            Request(subscription);
        }

        return subscription;
    }

    private void Request(Subscription subscription)
    {
        lock (_gate)
        {
            if (subscription.IsOver || subscription.IsWaiting || subscription.RequestId != 0 || _isClosed)
            {
                return;
            }

            subscription.IsWaiting = true;
        }

        switch (subscription.Template)
        {
            case RealTimeBarsRequest bars:
                _requests.History.Add(new HistoryKey(RequestTable.ContractKey(bars.Contract), bars.WhatToShow, $"5 secs|{bars.IsRthOnly}"), () =>
                {
                    _requests.History.End(); // it counts once, and is not open in history's sense
                    Start(subscription);
                });
                break;
            case TickByTickRequest ticks:
                StartTickByTick(TickByTickKey(ticks));
                break;
            default:
                Start(subscription);
                break;
        }
    }

    private static string TickByTickKey(TickByTickRequest ticks) => RequestTable.ContractKey(ticks.Contract);

    // The first of an instrument that waits; the others have their turn 15 s later each. A new connection waits for nothing.
    private void StartTickByTick(string key)
    {
        while (TryTakeTickByTick(key) is { } next)
        {
            Start(next);
        }
    }

    private Subscription? TryTakeTickByTick(string key)
    {
        long nowNs = _parts.Clock.NowNs;
        lock (_gate)
        {
            Subscription? next = _all.Find(s => s is { IsWaiting: true, RequestId: 0, Template: TickByTickRequest ticks }
                && string.Equals(TickByTickKey(ticks), key, StringComparison.Ordinal));
            if (next is null || _isClosed)
            {
                return null;
            }

            TickByTickTimes times = _tickByTick.GetValueOrDefault(key, TickByTickTimes.None);
            long readyNs = times.Connection == _connectionNumber ? times.LatestNs + SessionClock.Ns(TickByTickGap) : nowNs;
            if (readyNs <= nowNs)
            {
                _tickByTick[key] = new TickByTickTimes(nowNs, times.LatestNs, _connectionNumber);
                return next;
            }

            _parts.Counters.AddPacingWait();
            if (_tickByTickAlarms.TryGetValue(key, out Alarm? before))
            {
                before.Cancel();
            }

            _tickByTickAlarms[key] = _parts.Timetable.At(readyNs, () => StartTickByTick(key));
            return null;
        }
    }

    private void Start(Subscription subscription)
    {
        int id = _requests.NextId();
        lock (_gate)
        {
            if (subscription.IsOver || !subscription.IsWaiting || subscription.RequestId != 0)
            {
                return;
            }

            subscription.IsWaiting = false;
            subscription.Refusal = string.Empty;
            subscription.SetRequestId(id);
            subscription.Touch(_parts.Clock.NowNs);
            _byId[id] = subscription;
        }

        Tell(subscription, s => s.OnRequested(id));
        SetWatch(subscription, _parts.Clock.NowNs + SessionClock.Ns(subscription.Limit));
        _post(new Dispatch(subscription.Template with { RequestId = id }, (outcome, _) => OnSent(subscription, id, outcome), _parts.IsInline));
    }

    // Not sent: the connection changed meanwhile, and Resume comes after it.
    private void OnSent(Subscription subscription, int id, SendOutcome outcome)
    {
        if (outcome is not SendOutcome.Written && subscription.RequestId == id)
        {
            Forget(subscription);
        }
        else if (outcome is SendOutcome.Written && subscription.Template is TickByTickRequest ticks)
        {
            // It may have waited for the pace of messages.
            lock (_gate)
            {
                string key = TickByTickKey(ticks);
                _tickByTick[key] = _tickByTick[key] with { LatestNs = Math.Max(_tickByTick[key].LatestNs, _parts.Clock.NowNs) };
            }
        }
    }

    private void Forget(Subscription subscription)
    {
        lock (_gate)
        {
            _byId.TryRemove(subscription.RequestId, out _);
            subscription.SetRequestId(0);
            subscription.IsWaiting = false;
            subscription.IsDelayed = false;
            subscription.Watch?.Cancel();
            subscription.Retry?.Cancel();
        }
    }

    private void Tell(Subscription subscription, Action<ISubscriber> message)
    {
        try
        {
            message(subscription.Subscriber);
        }
        catch (Exception e)
        {
            _parts.Counters.AddReceiverFault();
            _parts.Feed.Report($"The subscriber of {subscription.Kind} threw.", e);
        }
    }
}

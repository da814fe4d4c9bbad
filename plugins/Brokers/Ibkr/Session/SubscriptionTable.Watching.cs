using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Silence, refusals, delayed data.</content>
public sealed partial class SubscriptionTable
{
    private const int DelayedData = 10167;
    private const int CompetingSession = 10197;
    private const int TickByTickRefused = 10189;

    /// <summary>Something came for a subscription. On the path of every tick: nothing is allocated.</summary>
    internal void Touch(int requestId)
    {
        if (!_byId.TryGetValue(requestId, out Subscription? subscription))
        {
            return;
        }

        subscription.Touch(_parts.Clock.NowNs);
        if (subscription.IsStale || subscription.IsCompeting)
        {
            Recover(subscription);
        }
    }

    /// <summary>TWS tells what kind of data it delivers for a subscription.</summary>
    internal void OnDataType(int requestId, MarketDataType type)
    {
        if (_byId.TryGetValue(requestId, out Subscription? subscription))
        {
            subscription.IsDelayed = type is MarketDataType.Delayed or MarketDataType.DelayedFrozen;
            UpdateFlags();
        }
    }

    /// <summary>An error or notice that may be of a subscription.</summary>
    internal void OnNotice(TwsNotice notice)
    {
        if (!_byId.TryGetValue(notice.Id, out Subscription? subscription))
        {
            return;
        }

        if (notice.Code == DelayedData)
        {
            subscription.IsDelayed = true;
            UpdateFlags();
            return;
        }

        MessageCode code = MessageCodes.Of(notice.Code);
        if (!code.EndsRequest)
        {
            return;
        }

        string text = $"{code.Code}: {code.Meaning}. TWS says: {notice.Text} {code.Remedy}".TrimEnd();
        TimeSpan? retry = IsTooSoon(notice.Code, subscription) ? TickByTickGap : RetryAfter(notice.Code);
        Forget(subscription);
        lock (_gate)
        {
            subscription.Refusal = text;
            subscription.IsCompeting = notice.Code == CompetingSession;
            if (retry is { } wait && !subscription.IsOver && !_isClosed)
            {
                subscription.Retry = _parts.Timetable.After(wait, () => RequestAgain(subscription));
            }
        }

        UpdateFlags();
        Tell(subscription, s => s.OnRefused(notice.Code, text, retry is not null));
    }

    /// <summary>
    /// Whether a refused tick-by-tick stream came within 15 s of a request before it: TWS may count those of an earlier connection. It is
    /// requested once more; when that is refused too, the right is missing.
    /// </summary>
    private bool IsTooSoon(int code, Subscription subscription)
    {
        if (code != TickByTickRefused || subscription.Template is not TickByTickRequest own)
        {
            return false;
        }

        lock (_gate)
        {
            return _tickByTick.TryGetValue(TickByTickKey(own), out TickByTickTimes times)
                && times.BeforeNs != TickByTickTimes.None.LatestNs && times.LatestNs - times.BeforeNs < SessionClock.Ns(TickByTickGap);
        }
    }

    // What time mends is requested again; a missing right is not: that would only be refused again.
    private static TimeSpan? RetryAfter(int code) => code switch
    {
        CompetingSession => TimeSpan.FromSeconds(60),
        100 => TimeSpan.FromSeconds(2),
        102 or 322 or 386 => TimeSpan.FromSeconds(5),
        316 or 10182 or 10225 => TimeSpan.FromSeconds(5),
        101 or 309 or 10190 => TimeSpan.FromSeconds(60),
        _ => null,
    };

    private void RequestAgain(Subscription subscription)
    {
        if (_parts.Machine.State is SessionState.Ready or SessionState.Degraded)
        {
            Request(subscription);
        }
    }

    private void Recover(Subscription subscription)
    {
        bool wasStale = subscription.IsStale;
        subscription.IsStale = false;
        if (subscription.IsCompeting)
        {
            subscription.IsCompeting = false;
            UpdateFlags();
        }

        if (wasStale)
        {
            Tell(subscription, s => s.OnStale(isStale: false));
        }
    }

    private void UpdateFlags()
    {
        IReadOnlyList<Subscription> all = All;
        _parts.Machine.SetDataFlags(all.Any(s => s.IsCompeting), all.Any(s => s.IsDelayed));
    }

    private void SetWatch(Subscription subscription, long dueNs)
    {
        lock (_gate)
        {
            subscription.Watch?.Cancel();
            subscription.Watch = subscription.RequestId == 0 || _isClosed
                ? null
                : _parts.Timetable.At(dueNs, () => Look(subscription));
        }
    }

    private void Look(Subscription subscription)
    {
        long nowNs = _parts.Clock.NowNs;
        if (!MustSpeak(subscription))
        {
            // A closed market and a lost link explain the silence: the limit begins after them.
            subscription.Touch(nowNs);
        }

        long limitNs = SessionClock.Ns(subscription.Limit);
        long dueNs = subscription.LatestNs + limitNs;
        if (nowNs < dueNs)
        {
            SetWatch(subscription, dueNs);
            return;
        }

        SetWatch(subscription, nowNs + limitNs);
        if (!subscription.IsStale)
        {
            subscription.IsStale = true;
            Tell(subscription, s => s.OnStale(isStale: true));
        }
    }

    private bool MustSpeak(Subscription subscription)
    {
        if (_parts.Machine.Flags.IsLinkLost)
        {
            return false;
        }

        try
        {
            return subscription.IsMarketOpen(_parts.Clock.UtcNs);
        }
        catch (Exception e)
        {
            _parts.Counters.AddReceiverFault();
            _parts.Feed.Report("The market's hours could not be asked.", e);
            return true;
        }
    }
}

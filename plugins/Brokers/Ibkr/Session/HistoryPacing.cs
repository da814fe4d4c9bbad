namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// IB's limits for historical data and real-time bars: 60 requests in 10 minutes, both sides of a quote count twice; none identical
/// within 15 s; fewer than 6 for one contract and kind in 2 s; and, ours, at most 3 open at a time.
/// </summary>
/// <remarks>Not thread-safe: whoever owns it holds a lock. It lives as long as the program: IB counts across connections.</remarks>
public sealed class HistoryPacing
{
    private const int MostInLongWindow = 60;
    private const int MostOfOneContract = 5;
    private const int MostOpen = 3;
    private const int MostKeys = 4_096;

    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(1);

    // IB counts by its own clock, from when a request arrives: each window is longer than its by what that may differ.
    private static readonly TimeSpan LongWindow = TimeSpan.FromMinutes(10) + Spare;
    private static readonly TimeSpan ShortWindow = TimeSpan.FromSeconds(2) + Spare;
    private static readonly TimeSpan IdenticalGap = TimeSpan.FromSeconds(15) + Spare;
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(15);

    private readonly SlidingCount _all = new(MostInLongWindow, LongWindow);
    private readonly Dictionary<(string Contract, string Kind), SlidingCount> _ofContract = [];
    private readonly Dictionary<HistoryKey, long> _latest = [];
    private long _penaltyEndNs = long.MinValue;

    /// <summary>How many are open.</summary>
    public int Open { get; private set; }

    /// <summary>Starts a request if it may go now, and counts it.</summary>
    /// <param name="key">The request.</param>
    /// <param name="nowNs">The time.</param>
    /// <param name="readyNs">When it may not: the time at which to ask again; long.MaxValue when one must end first.</param>
    public bool TryStart(in HistoryKey key, long nowNs, out long readyNs)
    {
        readyNs = ReadyNs(in key);
        if (readyNs > nowNs)
        {
            return false;
        }

        if (_latest.Count >= MostKeys)
        {
            Forget(nowNs);
        }

        SlidingCount ofContract = Count(in key);
        for (int i = 0; i < key.Weight; i++)
        {
            _all.Add(nowNs);
            ofContract.Add(nowNs);
        }

        _latest[key] = nowNs;
        Open++;
        return true;
    }

    /// <summary>Says when one that was started was really out: it may have waited behind other messages.</summary>
    public void MarkSent(in HistoryKey key, long nowNs)
    {
        if (!_latest.TryGetValue(key, out long startedNs) || nowNs <= startedNs)
        {
            return;
        }

        for (int i = 0; i < key.Weight; i++)
        {
            _all.Move(startedNs, nowNs);
            Count(in key).Move(startedNs, nowNs);
        }

        _latest[key] = nowNs;
    }

    /// <summary>One that was started has its answer, its error or no more interest.</summary>
    public void End() => Open = Math.Max(0, Open - 1);

    /// <summary>IB complained about the pace: nothing for the next 15 s.</summary>
    public void Punish(long nowNs) => _penaltyEndNs = nowNs + SessionClock.Ns(Penalty);

    private long ReadyNs(in HistoryKey key)
    {
        if (Open >= MostOpen)
        {
            return long.MaxValue;
        }

        long readyNs = Math.Max(_all.ReadyNs(key.Weight), _penaltyEndNs);
        if (_ofContract.TryGetValue((key.Contract, key.WhatToShow), out SlidingCount? count))
        {
            readyNs = Math.Max(readyNs, count.ReadyNs(key.Weight));
        }

        return _latest.TryGetValue(key, out long latestNs)
            ? Math.Max(readyNs, latestNs + SessionClock.Ns(IdenticalGap) + 1)
            : readyNs;
    }

    private SlidingCount Count(in HistoryKey key)
    {
        (string Contract, string Kind) contract = (key.Contract, key.WhatToShow);
        if (!_ofContract.TryGetValue(contract, out SlidingCount? count))
        {
            count = new SlidingCount(MostOfOneContract, ShortWindow);
            _ofContract.Add(contract, count);
        }

        return count;
    }

    private void Forget(long nowNs)
    {
        foreach (HistoryKey old in _latest.Where(l => l.Value + SessionClock.Ns(IdenticalGap) < nowNs).Select(l => l.Key).ToArray())
        {
            _latest.Remove(old);
        }

        foreach ((string, string) old in _ofContract.Where(c => c.Value.LatestNs + SessionClock.Ns(ShortWindow) < nowNs).Select(c => c.Key).ToArray())
        {
            _ofContract.Remove(old);
        }
    }
}

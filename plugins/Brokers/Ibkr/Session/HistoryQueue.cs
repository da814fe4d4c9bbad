namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Requests for history that wait for their pace. The first that may go goes; among those that may, the oldest.</summary>
internal sealed class HistoryQueue(SessionParts parts)
{
    private readonly Lock _gate = new();
    private readonly HistoryPacing _pacing = new();
    private readonly List<(HistoryKey Key, Action Start)> _waiting = [];
    private Alarm? _wake;

    /// <summary>Starts a request as soon as its pace allows, perhaps inside this call.</summary>
    public void Add(HistoryKey key, Action start)
    {
        lock (_gate)
        {
            _waiting.Add((key, start));
        }

        Pump();
    }

    /// <summary>Takes one out that has not started. False when it has.</summary>
    public bool TryRemove(Action start)
    {
        lock (_gate)
        {
            return _waiting.RemoveAll(w => w.Start == start) > 0;
        }
    }

    /// <summary>One that started is on the wire.</summary>
    public void MarkSent(HistoryKey key)
    {
        lock (_gate)
        {
            _pacing.MarkSent(key, parts.Clock.NowNs);
        }
    }

    /// <summary>One that started is over.</summary>
    public void End()
    {
        lock (_gate)
        {
            _pacing.End();
        }

        Pump();
    }

    /// <summary>IB complained about the pace.</summary>
    public void Punish()
    {
        lock (_gate)
        {
            _pacing.Punish(parts.Clock.NowNs);
        }
    }

    private void Pump()
    {
        while (Next() is { } start)
        {
            start();
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            long nowNs = parts.Clock.NowNs;
            long wakeNs = long.MaxValue;
            for (int i = 0; i < _waiting.Count; i++)
            {
                if (_pacing.TryStart(_waiting[i].Key, nowNs, out long readyNs))
                {
                    Action start = _waiting[i].Start;
                    _waiting.RemoveAt(i);
                    return start;
                }

                wakeNs = Math.Min(wakeNs, readyNs);
            }

            _wake?.Cancel();
            _wake = wakeNs == long.MaxValue ? null : parts.Timetable.At(wakeNs, Pump);
            if (_waiting.Count > 0)
            {
                parts.Counters.AddPacingWait();
            }

            return null;
        }
    }
}

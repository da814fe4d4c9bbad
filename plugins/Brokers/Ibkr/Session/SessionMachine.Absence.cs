namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>How long IB or TWS may be away before a person must look.</content>
public sealed partial class SessionMachine
{
    // A reset outside its published time, and the daily restart of TWS (one to five minutes).
    private static readonly TimeSpan LinkPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LoginPatience = TimeSpan.FromMinutes(6);

    private Alarm? _absence;
    private bool _isLinkOnly;

    private static string Explain(ResetKind kind) => kind switch
    {
        ResetKind.Nightly => " This is the time of IB's nightly reset (00:15 to 01:45 New York): normal, nothing to do.",
        ResetKind.Weekend => " This is the time of IB's weekend maintenance (Friday 23:00 to Saturday 03:00 New York): normal, nothing to do.",
        ResetKind.TokenExpiry => " Waiting for TWS login (2FA): the login of the week has expired; log TWS in on its own window.",
        _ => string.Empty,
    };

    private void EnterDegraded(string reason)
    {
        lock (_gate)
        {
            BeginAbsence(isLinkOnly: true);
            ResetPeriod period = _calendar.ServerReset(_clock.UtcNs);
            _flags = _flags with { Reset = period.Kind, IsLinkLost = true };
            TransitionLevel level = period.Kind is ResetKind.None ? TransitionLevel.Warning : TransitionLevel.Normal;
            Record(SessionState.Degraded, level, reason + " No new orders until it is back; cancels are tried." + Explain(period.Kind));
        }

        _feed.HandOver();
    }

    private void BeginAbsence(bool isLinkOnly)
    {
        if (_absence is not null && _isLinkOnly == isLinkOnly)
        {
            return;
        }

        _absence?.Cancel();
        _isLinkOnly = isLinkOnly;
        ResetPeriod period = Period();
        _absence = period.Kind is ResetKind.None
            ? _timetable.After(isLinkOnly ? LinkPatience : LoginPatience, OnPatienceEnd)
            : AtUtc(period.EndNs);
    }

    private void EndAbsence()
    {
        _absence?.Cancel();
        _absence = null;
    }

    private void OnPatienceEnd()
    {
        lock (_gate)
        {
            if (_absence is null)
            {
                return;
            }

            ResetPeriod period = Period();
            if (period.Kind is not ResetKind.None)
            {
                _flags = _flags with { Reset = period.Kind };
                _absence = AtUtc(period.EndNs);
                Record(_state, TransitionLevel.Normal, "Still away." + Explain(period.Kind));
            }
            else
            {
                _flags = _flags with { Reset = ResetKind.None, IsLoginNeeded = !_isLinkOnly };
                Record(_state, TransitionLevel.Warning, _isLinkOnly
                    ? "TWS has been without IB's servers for longer than a reset takes: check the internet connection of its computer."
                    : "TWS has been away for longer than a restart or reset takes: it probably waits for its login (2FA). Log it in on its own window.");
            }
        }

        _feed.HandOver();
    }

    private ResetPeriod Period() => _isLinkOnly ? _calendar.ServerReset(_clock.UtcNs) : _calendar.LoginAbsence(_clock.UtcNs);

    private Alarm AtUtc(long utcNs) => _timetable.At(_clock.NowNs + Math.Max(0, utcNs - _clock.UtcNs), OnPatienceEnd);
}

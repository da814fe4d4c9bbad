namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>One socket after another.</content>
public sealed partial class TwsConnection
{
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(60);

    private const int MostRedirections = 2;

    private Alarm? _steady;
    private int _redirections;
    private int? _redirectedPort;

    private async Task RunAsync()
    {
        while (true)
        {
            LinkEnd end = await LiveOnceAsync().ConfigureAwait(false);
            _redirectedPort = end.Port;
            _redirections = end.Kind is LinkEndKind.Redirected ? _redirections + 1 : 0;
            if (end.Kind is LinkEndKind.Closed || _closing.IsCancellationRequested)
            {
                Stop(TransitionLevel.Normal, "Closed by this program.");
                return;
            }

            if (FatalReason(end) is { } reason)
            {
                Stop(TransitionLevel.Fatal, reason);
                return;
            }

            TimeSpan wait = NextWait(end);
            Session.OnClosed(end.HadSocket ? TransitionLevel.Warning : TransitionLevel.Normal,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{end.Reason} Next attempt in {wait.TotalSeconds:0.0} s."), isFinal: false);
            try
            {
                await _parts.Timetable.Pause(wait, _closing.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Stop(TransitionLevel.Normal, "Closed by this program.");
                return;
            }
        }
    }

    private async Task<LinkEnd> LiveOnceAsync()
    {
        Link link = new(_parts, _redirectedPort is { } port ? _options with { Port = port } : _options, _factory, _receiver, _log, _queue) { OnStarted = OnStarted };
        _link = link;
        if (_closing.IsCancellationRequested)
        {
            link.End(LinkEndKind.Closed, "Closed by this program.");
        }

        LinkEnd end = await link.RunAsync().ConfigureAwait(false);
        _steady?.Cancel();
        CancelSync();
        Requests.OnConnectionLost(end.Reason);
        Subscriptions.OnConnectionLost();
        return end;
    }

    private string? FatalReason(LinkEnd end)
    {
        if (end.Kind is LinkEndKind.ClientIdInUse)
        {
            return _backOff.ClientIdRefusals < BackOff.MostClientIdRetries
                ? null
                : $"Another program uses client id {_options.ClientId}: close it, or set another client id in the configuration.";
        }

        if (end.Kind is LinkEndKind.Redirected)
        {
            return _redirections <= MostRedirections ? null : $"{end.Reason} It did so {_redirections} times: set the address of TWS in the configuration.";
        }

        bool givesUp = end.Kind is LinkEndKind.Fatal || (!_wasReady && !_options.Wait);
        return givesUp ? end.Reason : null;
    }

    private TimeSpan NextWait(LinkEnd end)
    {
        if (end.Kind is LinkEndKind.ClientIdInUse && _backOff.TryNextForClientId(out TimeSpan wait))
        {
            return wait;
        }

        return _backOff.Next(end.HadSocket);
    }

    private void Stop(TransitionLevel level, string reason)
    {
        Session.OnClosed(level, reason, isFinal: true);
        _firstReady.TrySetException(new TwsConnectionException(reason));
    }

    private void OnReady()
    {
        _backOff.ResetClientId();
        _steady?.Cancel();
        _steady = _parts.Timetable.After(Steady, () =>
        {
            if (Session.State is SessionState.Ready)
            {
                _backOff.Reset();
            }
        });
        _wasReady = true;
        _firstReady.TrySetResult();
    }
}

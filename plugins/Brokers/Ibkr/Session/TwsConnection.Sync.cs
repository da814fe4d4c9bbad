using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>From the first words of TWS to Ready, and back there after every gap.</content>
public sealed partial class TwsConnection
{
    // A position may stand without its stop until everything is answered: the first repetitions come soon.
    private static readonly TimeSpan[] SyncRetries = [.. new[] { 1, 2, 5, 10, 30 }.Select(s => TimeSpan.FromSeconds(s))];

    private CancellationTokenSource? _syncTurn;
    private TaskCompletionSource _syncConfirmation = new();

    /// <summary>TWS named its accounts.</summary>
    internal void OnAccounts(IReadOnlyList<string> accounts)
    {
        _accounts = accounts;
        _link?.NoteAccounts();
    }

    /// <summary>TWS named the next order id; an old one that comes late counts nothing.</summary>
    internal void OnNextOrderId(int orderId)
    {
        int known = NextOrderId;
        while (orderId > known)
        {
            int before = Interlocked.CompareExchange(ref _nextOrderId, orderId, known);
            if (before == known)
            {
                break;
            }

            known = before;
        }

        _link?.NoteNextId();
    }

    /// <summary>TWS sent an error, a warning or a notice.</summary>
    internal void OnNotice(TwsNotice notice)
    {
        Requests.OnNotice(notice);
        Subscriptions.OnNotice(notice);
        SessionSignal signal = Session.OnNotice(notice.Code, notice.Text);
        switch (signal)
        {
            case SessionSignal.LinkLost:
                CancelSync();
                break;
            case SessionSignal.LinkBack or SessionSignal.LinkBackDataLost:
                bool isDataLost = Session.Flags.IsDataLost;
                StartSync(isDataLost ? SyncCause.LinkBackDataLost : SyncCause.LinkBack);
                break;
            case SessionSignal.ClientIdInUse:
                _link?.End(LinkEndKind.ClientIdInUse, $"Client id {_options.ClientId} is in use.");
                break;
            case SessionSignal.Fatal:
                MessageCode code = MessageCodes.Of(notice.Code);
                _link?.End(LinkEndKind.Fatal, $"{Sentence(code)} TWS says: {notice.Text}");
                break;
        }
    }

    /// <summary>IB answered although TWS has not said that it has IB back: its word was lost. Data is requested anew, to be sure.</summary>
    internal void OnLinkProven()
    {
        if (Session.State is SessionState.Degraded)
        {
            Session.OnNotice(1101, string.Empty);
            StartSync(SyncCause.LinkBackDataLost);
        }
    }

    private static string Sentence(MessageCode code) => $"{char.ToUpperInvariant(code.Meaning[0])}{code.Meaning[1..]}: {code.Remedy}";

    private void OnStarted()
    {
        bool canAsk = Session.OnStarted();
        if (canAsk || _wasReady || _options.Wait)
        {
            _link?.EndDeadline();
        }

        _link?.StartHeartbeat();
        if (_wasReady)
        {
            Counters.AddReconnect();
        }

        if (canAsk)
        {
            StartSync(_wasReady ? SyncCause.Reconnect : SyncCause.Start);
        }
    }

    private void StartSync(SyncCause cause)
    {
        // The link may have come back to a start that had to wait for it.
        _link?.EndDeadline();
        CancellationTokenSource turn = new();
        lock (_gate)
        {
            _syncTurn?.Cancel();
            _syncTurn = turn;
            _syncConfirmation = NewCompletion();
        }

        _parts.Start(() => SyncAsync(cause, turn.Token));
    }

    private void CancelSync()
    {
        CancellationTokenSource? turn;
        lock (_gate)
        {
            turn = _syncTurn;
            _syncTurn = null;
        }

        turn?.Cancel();
    }

    private async Task SyncAsync(SyncCause cause, CancellationToken cancellation)
    {
        Task confirmation = _syncConfirmation.Task;
        SyncResult result = await SyncOnceAsync(cause, cancellation).ConfigureAwait(false);
        for (int i = 0; !result.IsComplete; i++)
        {
            TimeSpan pause = SyncRetries[Math.Min(i, SyncRetries.Length - 1)];
            Session.Tell(TransitionLevel.Warning, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{result.Text} No new orders. Asked again in {pause.TotalSeconds:0} s, or confirm that it is so."));
            await Task.WhenAny(confirmation, _parts.Timetable.Pause(pause, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            result = confirmation.IsCompleted
                ? new SyncResult(IsComplete: true, "A person confirmed what could not be asked.")
                : await SyncOnceAsync(cause, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        Subscriptions.Resume(isAnew: cause is not SyncCause.LinkBack);
        if (Session.OnSynced(result.Text, () => Volatile.Read(ref _syncTurn)?.Token == cancellation))
        {
            OnReady();
            Subscriptions.RequestNew();
        }
    }

    private async Task<SyncResult> SyncOnceAsync(SyncCause cause, CancellationToken cancellation)
    {
        if (_sync is null)
        {
            return new SyncResult(IsComplete: true, "Ready.");
        }

        try
        {
            return await _sync.SyncAsync(this, cause, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _parts.Feed.Report("Asking for account, orders, executions and positions threw.", e);
            return new SyncResult(IsComplete: false, $"Account, orders, executions and positions could not be asked: {e.Message}");
        }
    }
}

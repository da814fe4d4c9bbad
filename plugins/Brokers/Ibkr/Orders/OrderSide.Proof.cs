using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>
/// Whether what TWS says is what IB knows. A socket that was opened while TWS has no IB looks like any other, and an order that waits
/// inside of TWS is named by none of its lists. What an order would bind only IB's servers can tell, and IB takes what TWS sends in its
/// order: once that is answered, everything that was sent before it is known there.
/// </content>
internal sealed partial class OrderSide
{
    private const long MostPauseNs = 30 * SecondNs;
    private const long FirstProbeNs = 2 * SecondNs;
    private const long ProbePeriodNs = 30 * SecondNs;
    private static readonly TimeSpan ProofLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OwnWordLimit = TimeSpan.FromSeconds(2);

    private long _provenNs = long.MinValue;
    private long _readyNs = long.MinValue;
    private int _unproven;
    private long _probeNs;
    private int _losses;

    // Proven since the connection was Ready, and since every order of unclear fate was sent.
    private bool IsLinkProven
    {
        get
        {
            if (_provenNs < _readyNs)
            {
                return false;
            }

            foreach (BookOrder order in _book.All)
            {
                if (order is { IsOver: false, IsTaken: false } && order.SentNs > _provenNs)
                {
                    return false;
                }
            }

            return true;
        }
    }

    // The pause until the next attempt: an outage may be long, and TWS keeps each question until it is over.
    private long ProofPauseNs => Math.Min(RetryNs << Math.Min(_unproven, 4), MostPauseNs);

    private async Task<bool> ProveLinkAsync()
    {
        lock (_gate)
        {
            if (IsLinkProven)
            {
                return true;
            }
        }

        RequestResult<OpenOrder> answer = await WhatIfAsync(ProofLimit).ConfigureAwait(false);
        lock (_gate)
        {
            bool isProven = IsLinkProven;
            _unproven = isProven ? 0 : _unproven + 1;
            if (answer.Code is 103)
            {
                // An id that was used before says nothing of IB.
                _ids!.Above(_ids.Highest + 100);
                _desk.Connection.Send(new NextIdRequest());
            }

            return isProven;
        }
    }

    private bool IsDegraded => _desk.Connection.Session.State is SessionState.Degraded;

    // TWS says that it has IB back, and that word may be lost: IB itself is asked. The question waits inside of TWS and is answered as
    // soon as IB is there, so that one at a time is enough.
    private void ProbeLink(long now)
    {
        if (_probeNs != 0 && _probeNs <= now)
        {
            _probeNs = _desk.IsReady ? 0 : now + ProbePeriodNs;
            if (IsDegraded)
            {
                Start(ProbeLinkAsync);
            }
        }
    }

    private async Task ProbeLinkAsync()
    {
        int losses = _losses;

        // A process that began while IB was away has asked for nothing yet.
        bool isPrepared = (Contract is not null && _ids is not null)
            || (_desk.ChooseAccount() is null && await PrepareAsync(CancellationToken.None).ConfigureAwait(false) is null);
        if (!isPrepared || !(await WhatIfAsync(ProbeLimit).ConfigureAwait(false)).IsCompleted)
        {
            return;
        }

        // TWS's own word comes now, unless it is lost: only that says whether the subscriptions were kept.
        await PauseAsync(OwnWordLimit).ConfigureAwait(false);
        if (losses == Volatile.Read(ref _losses))
        {
            _desk.Connection.OnLinkProven();
        }
    }

    // The lock is held.
    private void NoteAnswer(RequestResult<OpenOrder> answer, long sentNs)
    {
        // What TWS refuses by itself says nothing of IB; read-only (321) it refuses every order, so that none can be on its way.
        bool isOfIb = answer.IsCompleted || (answer.Status is RequestStatus.Failed && answer.Code is not (100 or 102 or 103 or 320 or 322 or 323));
        if (isOfIb && sentNs >= _readyNs)
        {
            _provenNs = Math.Max(_provenNs, sentNs);
        }
    }
}

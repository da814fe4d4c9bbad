using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A message on its way to TWS.</summary>
public sealed class Dispatch
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;

    private readonly TaskCompletionSource<SendOutcome> _outcome;
    private readonly Action<SendOutcome, string>? _onEnd;
    private int _stage = Waiting;

    internal Dispatch(TwsRequest request, Action<SendOutcome, string>? onEnd, bool isInline)
    {
        Request = request;
        _onEnd = onEnd;
        _outcome = new TaskCompletionSource<SendOutcome>(
            isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The message.</summary>
    public TwsRequest Request { get; }

    /// <summary>Ends when it is known what became of it; never fails.</summary>
    public Task<SendOutcome> Outcome => _outcome.Task;

    /// <summary>Why it was not sent; empty when it was, or while it waits.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>Whether its writing has begun: an answer may come.</summary>
    internal bool IsBegun => Volatile.Read(ref _stage) == Begun;

    /// <summary>Takes it back. False when it is too late: it was or is being written.</summary>
    public bool TryWithdraw()
    {
        bool isWithdrawn = Interlocked.CompareExchange(ref _stage, Withdrawn, Waiting) == Waiting;
        if (isWithdrawn)
        {
            End(SendOutcome.NotSent, "It was taken back before its turn.");
        }

        return isWithdrawn;
    }

    /// <summary>Claims it for writing. False when it was taken back.</summary>
    internal bool TryBegin() => Interlocked.CompareExchange(ref _stage, Begun, Waiting) == Waiting;

    internal void End(SendOutcome outcome, string reason)
    {
        Reason = reason;
        if (_outcome.TrySetResult(outcome))
        {
            _onEnd?.Invoke(outcome, reason);
        }
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A message on its way to TWS.</summary>
public sealed class Dispatch
{
    private readonly TaskCompletionSource<SendOutcome> _outcome;
    private readonly Action? _onWritten;

    internal Dispatch(TwsRequest request, Action? onWritten, bool isInline)
    {
        Request = request;
        _onWritten = onWritten;
        _outcome = new TaskCompletionSource<SendOutcome>(
            isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The message.</summary>
    public TwsRequest Request { get; }

    /// <summary>Ends when it is known what became of it; never fails.</summary>
    public Task<SendOutcome> Outcome => _outcome.Task;

    /// <summary>Why it was not sent; empty when it was, or while it waits.</summary>
    public string Reason { get; private set; } = string.Empty;

    internal void End(SendOutcome outcome, string reason)
    {
        Reason = reason;
        _outcome.TrySetResult(outcome);
        if (outcome is SendOutcome.Written)
        {
            _onWritten?.Invoke();
        }
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A request that collects items until the end of its answer.</summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class PendingItems<T>(TwsRequest request, RequestLane lane, TimeSpan limit, TwsRequest? cancel, bool isInline)
    : PendingRequest(request, lane, limit, cancel)
{
    private readonly List<T> _items = [];

    // Not on the reader's task: what the caller does with the answer must not hold it up.
    private readonly TaskCompletionSource<RequestResult<T>> _result = new(
        isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; never fails.</summary>
    public Task<RequestResult<T>> Result => _result.Task;

    /// <inheritdoc/>
    public override void Accept(object item)
    {
        if (item is T typed)
        {
            _items.Add(typed);
        }
    }

    /// <inheritdoc/>
    public override void Restart() => _items.Clear();

    /// <inheritdoc/>
    public override void End(RequestStatus status, int code, string text) =>
        _result.TrySetResult(new RequestResult<T>(status, _items, code, text));
}

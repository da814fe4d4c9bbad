using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>
/// Whether a position that was told is believed. No line for our contract means flat, so that a line that is lost or late looks like a
/// position that is gone: and for that the engine would take its stop away.
/// </content>
internal sealed partial class OrderSide
{
    private const int Same = 3;
    private const long PollPeriodNs = 10 * SecondNs;
    private const int MostPositionQuestions = 8;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, (int Revision, int Signed)> _traded = new(StringComparer.Ordinal);
    private int? _base;
    private long _pollNs;
    private bool _isPolled;

    private int Traded => _traded.Values.Sum(t => t.Signed);

    // Executions of all clients in our contract and account: what moves the position, whoever did it. The lock is held.
    private void NoteTraded(ExecutionReport told)
    {
        if (Contract is not { } details || told.Contract.ConId != details.Contract.ConId || told.Side is ExecutionSide.Unknown)
        {
            return;
        }

        ExecutionKey key = ExecutionKey.Of(told.ExecId);
        int shares = (int)(told.Shares ?? 0);
        if (!_traded.TryGetValue(key.Base, out (int Revision, int Signed) before) || before.Revision < key.Revision)
        {
            _traded[key.Base] = (key.Revision, told.Side is ExecutionSide.Bought ? shares : -shares);
        }
    }

    // A position that follows from the one before and the executions since is believed at once; any other only when it is told three
    // times, a second apart: the execution that explains it may be on its way. Null, or what is missing.
    private async Task<string?> ConfirmPositionAsync()
    {
        int same = 1;
        int told = ToldPosition();
        for (int i = 0; i < MostPositionQuestions; i++)
        {
            lock (_gate)
            {
                if (same >= Same || told == _base + Traded)
                {
                    _base = told - Traded;
                    return null;
                }

            }

            await PauseAsync(Apart).ConfigureAwait(false);
            lock (_gate)
            {
                if (told == _base + Traded)
                {
                    continue;
                }

                _isPositionFresh = false;
            }

            RequestResult<PositionReport> answer = await _desk.PositionsAsync().ConfigureAwait(false);
            if (!answer.IsCompleted)
            {
                return $"The position could not be confirmed: {answer.Text}";
            }

            int again = ToldPosition();
            same = again == told ? same + 1 : 1;
            told = again;
        }

        return "The position is told differently each time.";
    }

    /// <summary>Ends after a while of the desk's time.</summary>
    public async Task PauseAsync(TimeSpan pause)
    {
        TaskCompletionSource over = new(_isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        ITimer timer = _desk.Clock.Time.CreateTimer(static o => ((TaskCompletionSource)o!).TrySetResult(), over, pause, Timeout.InfiniteTimeSpan);
        await over.Task.ConfigureAwait(false);
        await timer.DisposeAsync().ConfigureAwait(false);
    }

    // Every ten seconds, when nothing else asks: what the engine is told of a position that is another one makes it ask for everything.
    private void Poll(long now)
    {
        if (_pollNs == 0 || _pollNs > now)
        {
            return;
        }

        _pollNs = now + PollPeriodNs;
        if (_desk.IsReady && !_isAsking)
        {
            _isPolled = false;
            Counters.Polls++;
            Start(PollAsync);
        }
    }

    private async Task PollAsync()
    {
        RequestResult<PositionReport> answer = await _desk.Connection.Requests.PositionsAsync().ConfigureAwait(false);
        lock (_gate)
        {
            if (answer.IsCompleted && !_isPolled && !_isAsking)
            {
                // No line is flat, or a line that was lost: the engine's own questions tell which.
                SetPosition(0, 0);
            }
        }
    }

    private int ToldPosition()
    {
        lock (_gate)
        {
            return _isPositionFresh ? _freshPosition : 0;
        }
    }
}

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
    private const int MostPositionQuestions = 8;

    private readonly Dictionary<string, (int Revision, int Signed)> _traded = new(StringComparer.Ordinal);
    private int? _base;

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
    // times, one after the other. Null, or what is missing.
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

    private int ToldPosition()
    {
        lock (_gate)
        {
            return _isPositionFresh ? _freshPosition : 0;
        }
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <content>The questions after every gap, always in the same order.</content>
internal sealed partial class IbkrDesk
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private Task<RequestResult<AccountValue>>? _accountValues;
    private bool _hasAccountFailed;

    /// <summary>Why none of the login's accounts is the one to trade; empty when one is.</summary>
    public string AccountProblem { get; private set; } = "";

    /// <inheritdoc/>
    public async Task<SyncResult> SyncAsync(TwsConnection connection, SyncCause cause, CancellationToken cancellation)
    {
        if (ChooseAccount() is { } problem)
        {
            AccountProblem = problem;
            // Nobody knows a remedy by waiting for it: the first start says so at once.
            _ready.TrySetException(new TwsConnectionException(problem));
            return new SyncResult(IsComplete: false, problem);
        }

        connection.Send(new MarketDataTypeRequest(_options.MarketDataType));
        if (await AskAccountAsync(cancellation).ConfigureAwait(false) is { } failure)
        {
            return new SyncResult(IsComplete: false, failure);
        }

        if (_orders is { } orders && await orders.PrepareAsync(cancellation).ConfigureAwait(false) is { } obstacle)
        {
            return new SyncResult(IsComplete: false, obstacle);
        }

        (DeskSnapshot? snapshot, string text) = await AskAllAsync(cancellation: cancellation).ConfigureAwait(false);
        if (snapshot is null)
        {
            return new SyncResult(IsComplete: false, text);
        }

        return _orders?.Accept(snapshot) is { } missing ? new SyncResult(IsComplete: false, missing) : new SyncResult(IsComplete: true, text);
    }

    /// <summary>Asks for positions; who listens has seen each of them as a message.</summary>
    public Task<RequestResult<PositionReport>> PositionsAsync(CancellationToken cancellation = default) =>
        AskSoonAsync(l => Connection.Requests.PositionsAsync(l, cancellation), cancellation);

    /// <summary>Asks for positions, open orders, executions and completed orders.</summary>
    /// <param name="isCompletedNeeded">
    /// Whether, with these open orders, the completed ones can tell anything new: TWS answers with all of the day, every time. Null asks always.
    /// </param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>What was answered; null with the reason when it is not all.</returns>
    public async Task<(DeskSnapshot? Snapshot, string Text)> AskAllAsync(
        Func<IReadOnlyList<OpenOrder>, bool>? isCompletedNeeded = null, CancellationToken cancellation = default)
    {
        RequestTable requests = Connection.Requests;
        RequestResult<PositionReport> positions = await PositionsAsync(cancellation).ConfigureAwait(false);
        if (!positions.IsCompleted)
        {
            return (null, $"Positions could not be asked: {positions.Text}");
        }

        RequestResult<OpenOrder> own = await AskSoonAsync(l => requests.OpenOrdersAsync(l, cancellation), cancellation).ConfigureAwait(false);
        if (!own.IsCompleted)
        {
            return (null, $"Our open orders could not be asked: {own.Text}");
        }

        RequestResult<OpenOrder> all = await AskSoonAsync(l => requests.AllOpenOrdersAsync(l, cancellation), cancellation).ConfigureAwait(false);
        if (!all.IsCompleted)
        {
            return (null, $"Open orders of all clients could not be asked: {all.Text}");
        }

        RequestResult<ExecutionReport> executions = await AskExecutionsAsync(cancellation).ConfigureAwait(false);
        if (!executions.IsCompleted && !(executions.Status is RequestStatus.TimedOut && executions.Items.Count == 0))
        {
            return (null, $"Executions could not be asked: {executions.Text}");
        }

        string text = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Account {_account}{(IsPaper ? " (paper)" : "")}: {all.Items.Count} open orders, {executions.Items.Count} executions of today.");
        OpenOrder[] open = [.. own.Items, .. all.Items];
        if (isCompletedNeeded?.Invoke(open) == false)
        {
            return (new DeskSnapshot(open, executions.Items, [], positions.Items, IsCompletedKnown: false), text);
        }

        RequestResult<CompletedOrder> completed = await AskSoonAsync(l => requests.CompletedOrdersAsync(limit: l, cancellation: cancellation), cancellation).ConfigureAwait(false);
        if (!completed.IsCompleted && completed.Status is not RequestStatus.TimedOut)
        {
            return (null, $"Completed orders could not be asked: {completed.Text}");
        }

        return (new DeskSnapshot(open, executions.Items, completed.Items, positions.Items, completed.IsCompleted), text);
    }

    // The subscription lasts as long as the socket, and TWS counts a second one as a mistake: it is asked once, however often a gap inside
    // of it begins the questions anew.
    private async Task<string?> AskAccountAsync(CancellationToken cancellation)
    {
        TimeSpan? limit = _hasAccountFailed ? null : Soon;
        Task<RequestResult<AccountValue>> asking = _accountValues ??= Connection.Requests.AccountUpdatesAsync(_account, limit, CancellationToken.None);
        RequestResult<AccountValue> values = await asking.WaitAsync(cancellation).ConfigureAwait(false);
        _hasAccountFailed = !values.IsCompleted && values.Items.Count == 0;
        if (!_hasAccountFailed)
        {
            return null;
        }

        if (values.Status is RequestStatus.TimedOut)
        {
            Connection.Send(new CancelAccountUpdates(_account));
        }

        _accountValues = null;
        return $"The account could not be asked: {values.Text}";
    }

    // TWS may leave out the end of an empty answer. Three times nothing is taken for none: a fill that was missed shows in the position.
    private async Task<RequestResult<ExecutionReport>> AskExecutionsAsync(CancellationToken cancellation)
    {
        ExecutionsRequest filter = new(0) { Account = _account };
        return await AskSoonAsync(l => Connection.Requests.ExecutionsAsync(filter, l, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// An end that was lost would cost its whole patience while a position may stand bare: asked again after three seconds. A TWS that is
    /// only slow has its usual time at the second and third time.
    /// </summary>
    internal static async Task<RequestResult<T>> AskSoonAsync<T>(Func<TimeSpan?, Task<RequestResult<T>>> ask, CancellationToken cancellation)
    {
        RequestResult<T> answer = await ask(Soon).ConfigureAwait(false);
        for (int i = 0; i < 2 && answer.Status is RequestStatus.TimedOut && !cancellation.IsCancellationRequested; i++)
        {
            answer = await ask(null).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>Settles which of the login's accounts is traded. Null, or why none is.</summary>
    internal string? ChooseAccount()
    {
        string[] accounts = [.. Connection.Accounts.Where(a => a.Length > 0)];
        string wanted = _options.Account;
        if (wanted.Length == 0 && accounts is [var only])
        {
            _account = only;
            return null;
        }

        if (wanted.Length == 0)
        {
            return $"This login has {accounts.Length} accounts: write the one to trade as 'account' in the configuration.";
        }

        if (!accounts.Contains(wanted, StringComparer.Ordinal))
        {
            return $"The account {wanted} of the configuration is not one of this login ({string.Join(", ", accounts)}): log in to the right one, or correct 'account'.";
        }

        _account = wanted;
        return null;
    }
}

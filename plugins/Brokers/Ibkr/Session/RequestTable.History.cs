using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Bars of the past, at IB's pace.</content>
public sealed partial class RequestTable
{
    private const int MostHistoryTries = 3;

    /// <summary>
    /// Bars of the past; 60 s from when they were asked. Waits for its turn in IB's pace; when IB complains about the pace all the
    /// same, it is asked again after 15 s, twice. No data is an empty answer, not a failure.
    /// </summary>
    /// <param name="request">The question; its request id is replaced. Not kept up to date: that is a subscription.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up, also while it waits for its turn.</param>
    public async Task<RequestResult<HistoricalBars>> HistoricalBarsAsync(
        HistoricalBarsRequest request, TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        if (request.IsKeptUpToDate)
        {
            throw new ArgumentException("Bars that are kept up to date have no end to wait for.", nameof(request));
        }

        for (int i = 1; ; i++)
        {
            if (!await WaitForTurnAsync(KeyOf(request), cancellation).ConfigureAwait(false))
            {
                return new RequestResult<HistoricalBars>(RequestStatus.Cancelled, [], 0, "Cancelled while it waited for IB's pace.");
            }

            RequestResult<HistoricalBars> result = await AskBarsAsync(request, limit ?? Seconds(60), cancellation).ConfigureAwait(false);
            bool isPaced = result.Code == HistoryError && result.Text.Contains("pacing", StringComparison.OrdinalIgnoreCase);
            if (!isPaced || i == MostHistoryTries)
            {
                return result;
            }
        }
    }

    internal static HistoryKey KeyOf(HistoricalBarsRequest request) => new(
        ContractKey(request.Contract), request.WhatToShow,
        $"{request.EndTime}|{request.BarSize}|{request.Duration}|{request.IsRthOnly}|{request.IsExpiredIncluded}|{request.DateFormat}");

    internal static string ContractKey(Contract contract) => contract.ConId > 0
        ? $"{contract.ConId}@{contract.Exchange}"
        : $"{contract.Symbol}|{contract.SecType}|{contract.LastTradeDate}|{contract.Strike}|{contract.Right}|{contract.LocalSymbol}@{contract.Exchange}";

    private async Task<RequestResult<HistoricalBars>> AskBarsAsync(
        HistoricalBarsRequest request, TimeSpan limit, CancellationToken cancellation)
    {
        int id = NextId();
        RequestResult<HistoricalBars> result = await AskAsync(
            Pending<HistoricalBars>(request with { RequestId = id }, RequestLane.None, limit, new CancelHistoricalBars(id)), cancellation).ConfigureAwait(false);
        if (result.Code == HistoryError && result.Text.Contains("pacing", StringComparison.OrdinalIgnoreCase))
        {
            History.Punish();
        }

        History.End();
        return result;
    }

    private async Task<bool> WaitForTurnAsync(HistoryKey key, CancellationToken cancellation)
    {
        TaskCompletionSource<bool> turn = new(
            _parts.IsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

        // Whoever of the two comes second gives the turn back.
        void Start()
        {
            if (!turn.TrySetResult(true))
            {
                History.End();
            }
        }

        Action start = Start;
        using CancellationTokenRegistration registration = cancellation.Register(() =>
        {
            History.TryRemove(start);
            turn.TrySetResult(false);
        });
        History.Add(key, start);
        return await turn.Task.ConfigureAwait(false);
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>The questions, each with its usual time limit.</content>
public sealed partial class RequestTable
{
    private const int MillisecondsVersion = 197;

    /// <summary>The server's time, UTC nanoseconds; 5 s.</summary>
    /// <param name="serverVersion">The agreed version: milliseconds from 197 on, else seconds.</param>
    /// <param name="cancellation">Gives it up.</param>
    public Task<RequestResult<long>> ServerTimeAsync(int serverVersion, CancellationToken cancellation = default)
    {
        TwsRequest request = serverVersion >= MillisecondsVersion ? new CurrentTimeMillisRequest() : new CurrentTimeRequest();
        return AskAsync(Pending<long>(request, RequestLane.ServerTime, Seconds(5)), cancellation);
    }

    /// <summary>All contracts that fit; 30 s, large chains take longer.</summary>
    public Task<RequestResult<ContractDetails>> ContractDetailsAsync(
        Contract contract, bool isExpiredIncluded = false, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<ContractDetails>(
            new ContractDetailsRequest(NextId(), contract, isExpiredIncluded), RequestLane.None, limit ?? Seconds(30)), cancellation);

    /// <summary>Executions since midnight; 5 s. An end that does not come may mean that there are none: it is not known.</summary>
    /// <param name="filter">What to restrict to; its request id is replaced.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up.</param>
    public Task<RequestResult<ExecutionReport>> ExecutionsAsync(
        ExecutionsRequest filter, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<ExecutionReport>(filter with { RequestId = NextId() }, RequestLane.None, limit ?? Seconds(5)), cancellation);

    /// <summary>Open orders of this client id; 10 s. An order may come more than once: the last counts.</summary>
    public Task<RequestResult<OpenOrder>> OpenOrdersAsync(TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<OpenOrder>(new OpenOrdersRequest(), RequestLane.OpenOrders, limit ?? Seconds(10)), cancellation);

    /// <summary>Open orders of all client ids; 10 s. An order may come more than once: the last counts.</summary>
    public Task<RequestResult<OpenOrder>> AllOpenOrdersAsync(TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<OpenOrder>(new AllOpenOrdersRequest(), RequestLane.OpenOrders, limit ?? Seconds(10)), cancellation);

    /// <summary>Orders of today that are over; 5 s.</summary>
    /// <param name="isApiOnly">Only those that came over the API.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up.</param>
    public Task<RequestResult<CompletedOrder>> CompletedOrdersAsync(
        bool isApiOnly = false, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<CompletedOrder>(
            new CompletedOrdersRequest(isApiOnly), RequestLane.CompletedOrders, limit ?? Seconds(5)), cancellation);

    /// <summary>Positions of all accounts; 10 s. Changes go on coming to the receiver.</summary>
    public Task<RequestResult<PositionReport>> PositionsAsync(TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<PositionReport>(new PositionsRequest(), RequestLane.Positions, limit ?? Seconds(10)), cancellation);

    /// <summary>Chosen values of all accounts, once; 10 s.</summary>
    /// <param name="tags">Comma list, such as NetLiquidation,AvailableFunds.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up.</param>
    public Task<RequestResult<AccountSummary>> AccountSummaryAsync(
        string tags, TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        int id = NextId();
        PendingItems<AccountSummary> pending = new(
            new AccountSummaryRequest(id, tags), RequestLane.None, limit ?? Seconds(10), new CancelAccountSummary(id), _parts.IsInline)
        {
            IsCancelledAtEnd = true, // TWS allows two at a time
        };
        return AskAsync(pending, cancellation);
    }

    /// <summary>First download of an account's values; 10 s. Updates go on coming to the receiver.</summary>
    public Task<RequestResult<AccountValue>> AccountUpdatesAsync(
        string account, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<AccountValue>(new AccountUpdatesRequest(account), RequestLane.AccountUpdates, limit ?? Seconds(10)), cancellation);

    /// <summary>Expiries and strikes of an underlying's options; 30 s.</summary>
    /// <param name="request">The question; its request id is replaced.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up.</param>
    public Task<RequestResult<OptionParameters>> OptionParametersAsync(
        OptionParametersRequest request, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        AskAsync(Pending<OptionParameters>(request with { RequestId = NextId() }, RequestLane.None, limit ?? Seconds(30)), cancellation);

    /// <summary>What an order would do to margin and equity; 10 s. Nothing is placed.</summary>
    /// <param name="order">The order, with a fresh order id and IsWhatIf set.</param>
    /// <param name="limit">Another time limit.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="ArgumentException">IsWhatIf is not set: this order would trade.</exception>
    public Task<RequestResult<OpenOrder>> WhatIfAsync(
        PlaceOrder order, TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        if (!order.Ticket.IsWhatIf)
        {
            throw new ArgumentException("A question about the margin must have IsWhatIf set: without it the order trades.", nameof(order));
        }

        return AskAsync(Pending<OpenOrder>(order, RequestLane.None, limit ?? Seconds(10)), cancellation);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}

using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Position, account and margin.</content>
internal sealed partial class OrderSide
{
    private const long MarginPeriodNs = 15 * 60 * SecondNs;

    private int _position;
    private double _averageTicks;
    private bool _isPositionFresh;
    private bool _isRollDue;
    private int _freshPosition;
    private decimal? _equity;
    private decimal? _available;
    private decimal? _margin;
    private long _marginNs;
    private BrokerAccount _lastAccount;

    /// <summary>Funds available for margin, in dollars; null when not told.</summary>
    public decimal? Available => _available;

    /// <summary>Initial margin of one contract, in dollars; null when not known.</summary>
    public decimal? Margin => _margin;

    /// <summary>TWS named the next order id: it only moves up.</summary>
    public void OnNextId(int orderId) => _ids?.Above(orderId - 1);

    /// <summary>A position of any account and instrument.</summary>
    public void OnPosition(PositionReport told)
    {
        lock (_gate)
        {
            bool isTraded = Contract is { } details && told.Contract.ConId == details.Contract.ConId
                && string.Equals(told.Account, _desk.Account, StringComparison.Ordinal);
            if (!isTraded || told.Position is not { } position)
            {
                return;
            }

            (_isPositionFresh, _isPolled) = (true, true);
            _freshPosition = (int)position;
            SetPosition((int)position, AverageTicks((int)position, told));
        }
    }

    /// <summary>A value of the account.</summary>
    public void OnAccountValue(AccountValue told)
    {
        bool isDollars = told.Currency is "USD";
        if (!isDollars || !decimal.TryParse(told.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
        {
            return;
        }

        lock (_gate)
        {
            switch (told.Key)
            {
                case "NetLiquidation":
                    _equity = value;
                    break;
                case "AvailableFunds":
                    _available = value;
                    break;
            }
        }
    }

    /// <summary>All values of the moment were told.</summary>
    public void OnAccountComplete()
    {
        lock (_gate)
        {
            TellAccount();
            if (_desk.IsReady && Now - _marginNs >= MarginPeriodNs)
            {
                AskMargin();
            }
        }
    }

    /// <summary>Asks what one more contract would bind. Nothing is placed.</summary>
    /// <param name="limit">How long the answer may take; null for the usual time.</param>
    public async Task<RequestResult<OpenOrder>> WhatIfAsync(TimeSpan? limit = null)
    {
        Task<RequestResult<OpenOrder>> asking;
        long sentNs;
        lock (_gate)
        {
            if (!(_desk.IsReady || IsDegraded) || Contract is not { } details || _ids is null || !TryTakeIds(1, out int id))
            {
                return new RequestResult<OpenOrder>(RequestStatus.NotSent, [], 0, "Not connected, or no contract yet.");
            }

            sentNs = Now;
            _marginNs = sentNs;
            Side side = _position < 0 ? Side.Sell : Side.Buy;
            Order order = new(0, 0, 0, _instrument.Id, OrderRole.Entry, OrderType.Market, side, 1, 0, 0, 0);
            OrderTicket ticket = _tickets.Write(in order, _desk.Account, "", 0, "", isTransmitted: true) with { IsWhatIf = true };
            asking = _desk.Connection.Requests.WhatIfAsync(new PlaceOrder(id, details.Contract, ticket), limit);
        }

        RequestResult<OpenOrder> answer = await asking.ConfigureAwait(false);
        lock (_gate)
        {
            NoteAnswer(answer, sentNs);
            if (answer is { IsCompleted: true, Items: [{ Margin.InitialChange: { } change }, ..] })
            {
                _margin = change > 0 ? change : _margin;
                TellAccount();
            }
        }

        return answer;
    }

    private void AskMargin() => Start(() => WhatIfAsync());

    private void TellAccount()
    {
        BrokerAccount account = new(MicrosOf(_equity), MicrosOf(_available), MicrosOf(_margin));
        if (account != _lastAccount)
        {
            _lastAccount = account;
            _ring.Add(MarketEvent.Of(Now, account));
        }
    }

    private void SetPosition(int position, double averageTicks)
    {
        if ((position, averageTicks) != (_position, _averageTicks))
        {
            (_position, _averageTicks) = (position, averageTicks);
            _ring.Add(MarketEvent.Of(Now, _instrument.Id, new BrokerPosition(position, averageTicks)));
            if (position == 0 && _isRollDue)
            {
                _isRollDue = false;
                TakeContract();
            }
        }
    }

    // TWS counts the fees of the entry into its cost; they are taken out, at what is expected of them.
    private double AverageTicks(int position, PositionReport told)
    {
        decimal perPoint = _instrument.TickValue / _instrument.TickSize;
        return position == 0 || told.AverageCost is not { } cost || perPoint == 0
            ? 0
            : (double)((cost - (Math.Sign(position) * _instrument.FeePerSide)) / perPoint / _instrument.TickSize);
    }

    private static long? MicrosOf(decimal? dollars) => dollars is { } d ? (long)Math.Round(d * Micros) : null;
}

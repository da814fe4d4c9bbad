using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Questions and their answers, errors, time limits and ends.</summary>
public sealed class RequestTests
{
    private const string Position = "61|3|DU1234567|515416632|ES|FUT|20261218|0||50||USD|ESZ6|ES|1|315114.75|";

    private static readonly Contract Es = new() { ConId = 515416632, Symbol = "ES", SecType = "FUT", Exchange = "CME", Currency = "USD" };

    private TwsDesk? _desk;

    // Made inside the test: the framework sets its context after the constructor.
    private TwsDesk Desk => _desk ??= new TwsDesk().Ready();

    private RequestTable Requests => Desk.Connection.Requests;

    [Fact]
    public void Ids_begin_at_a_milliard_and_are_never_used_twice()
    {
        _ = Requests.ContractDetailsAsync(Es);
        _ = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Of("9").Select(f => f[2]).Should().Equal("1000000000", "1000000001");
        Desk.Peer.Close();
        Desk.Time.Advance(5);
        _ = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Of("9").Select(f => f[2]).Should().Equal("1000000002");
    }

    [Fact]
    public void The_servers_time_is_asked_in_milliseconds()
    {
        Task<RequestResult<long>> time = Requests.ServerTimeAsync(Desk.Connection.ServerVersion);
        Desk.Peer.Of("105").Should().ContainSingle();
        Desk.Peer.Send("109|1763800000123|");
        time.Now().Items.Should().Equal(1_763_800_000_123_000_000);
    }

    [Fact]
    public void An_answer_inside_the_write_counts()
    {
        Desk.Peer.OnMessage = (p, f) =>
        {
            if (f[0] == "61")
            {
                p.Send(Position);
                p.Send("62|1|");
            }
        };
        RequestResult<PositionReport> result = Requests.PositionsAsync().Now();
        result.IsCompleted.Should().BeTrue();
        result.Items.Should().ContainSingle();
    }

    [Fact]
    public void Items_are_collected_until_the_end()
    {
        Task<RequestResult<PositionReport>> asked = Requests.PositionsAsync();
        Desk.Peer.Send(Position);
        Desk.Peer.Send(Position);
        asked.IsCompleted.Should().BeFalse();
        Desk.Peer.Send("62|1|");
        asked.Now().Items.Should().HaveCount(2);
        asked.Now().Status.Should().Be(RequestStatus.Completed);
        Requests.Open.Should().Be(0);
    }

    [Fact]
    public void Executions_belong_to_their_id_and_live_ones_to_none()
    {
        Task<RequestResult<ExecutionReport>> asked = Requests.ExecutionsAsync(new ExecutionsRequest(0));
        string id = Desk.Peer.Of("7")[0][2];
        Desk.Peer.Send(Execution(id, "0000e1a7.1.01.01"));
        Desk.Peer.Send(Execution("-1", "0000e1a7.2.01.01"));
        Desk.Peer.Send($"55|1|{id}|");
        asked.Now().Items.Select(e => e.ExecId).Should().Equal("0000e1a7.1.01.01");
    }

    [Fact]
    public void Error_200_ends_a_question_without_its_end_marker()
    {
        Task<RequestResult<ContractDetails>> asked = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Notice(1_000_000_000, 200, "No security definition has been found for the request");
        RequestResult<ContractDetails> result = asked.Now();
        result.Status.Should().Be(RequestStatus.Failed);
        result.Code.Should().Be(200);
        result.Text.Should().Contain("No security definition").And.Contain("Check symbol");
    }

    [Theory]
    [InlineData(2174)]
    [InlineData(2150)]
    [InlineData(10167)]
    public void A_warning_with_the_id_of_a_question_does_not_end_it(int code)
    {
        Task<RequestResult<ContractDetails>> asked = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Notice(1_000_000_000, code, "only a warning");
        asked.IsCompleted.Should().BeFalse();
        Desk.Peer.Send("52|1|1000000000|");
        asked.Now().IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void An_error_of_another_id_ends_nothing()
    {
        Task<RequestResult<ContractDetails>> asked = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Notice(100, 201, "an order's");
        Desk.Peer.Notice(-1, 321, "nobody's");
        asked.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public void A_time_limit_ends_it_with_what_came_and_says_so()
    {
        Task<RequestResult<ExecutionReport>> asked = Requests.ExecutionsAsync(new ExecutionsRequest(0));
        Desk.Peer.Send(Execution(Desk.Peer.Of("7")[0][2], "0000e1a7.1.01.01"));
        Desk.Time.Advance(4.99);
        asked.IsCompleted.Should().BeFalse();
        Desk.Time.Advance(0.02);
        asked.Now().Status.Should().Be(RequestStatus.TimedOut);
        asked.Now().Items.Should().ContainSingle();
        asked.Now().Text.Should().Contain("within 5 s");
    }

    [Fact]
    public void The_time_limit_begins_when_it_is_on_the_wire()
    {
        for (int i = 0; i < 38; i++)
        {
            Desk.Connection.Send(new MarketRuleRequest(26));
        }

        Task<RequestResult<PositionReport>> asked = Requests.PositionsAsync(TimeSpan.FromSeconds(1));
        Desk.Peer.Of("61").Should().BeEmpty("40 ordinary ones went in this second");
        Desk.Time.Advance(1.5);
        Desk.Peer.Of("61").Should().ContainSingle();
        asked.IsCompleted.Should().BeFalse();
        Desk.Time.Advance(1);
        asked.Now().Status.Should().Be(RequestStatus.TimedOut);
    }

    [Fact]
    public void Own_and_all_open_orders_are_asked_one_after_the_other()
    {
        Task<RequestResult<OpenOrder>> own = Requests.OpenOrdersAsync();
        Task<RequestResult<OpenOrder>> all = Requests.AllOpenOrdersAsync();
        Desk.Peer.Of("5").Should().ContainSingle();
        Desk.Peer.Of("16").Should().BeEmpty("both end with the same message");
        Desk.Peer.Send("53|1|");
        own.Now().IsCompleted.Should().BeTrue();
        all.IsCompleted.Should().BeFalse();
        Desk.Peer.Of("16").Should().ContainSingle();
        Desk.Peer.Send("53|1|");
        all.Now().IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void A_late_end_of_a_question_given_up_does_not_end_the_next()
    {
        Task<RequestResult<PositionReport>> first = Requests.PositionsAsync(TimeSpan.FromSeconds(1));
        Desk.Time.Advance(1.1);
        first.Now().Status.Should().Be(RequestStatus.TimedOut);
        Task<RequestResult<PositionReport>> second = Requests.PositionsAsync();
        Desk.Peer.Send(Position);
        Desk.Peer.Send("62|1|"); // of the first
        second.IsCompleted.Should().BeFalse();
        Desk.Peer.Send(Position);
        Desk.Peer.Send("62|1|");
        second.Now().Items.Should().ContainSingle("what came before belongs to the first");
    }

    [Fact]
    public void An_end_that_nobody_asked_for_is_nothing()
    {
        Desk.Peer.Send("53|1|");
        Desk.Peer.Send("62|1|");
        Desk.Peer.Send("52|1|1000000000|");
        Task<RequestResult<OpenOrder>> asked = Requests.OpenOrdersAsync();
        asked.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public void A_cancelled_question_ends_at_once_and_one_that_waits_is_never_sent()
    {
        using CancellationTokenSource cancellation = new();
        Task<RequestResult<OpenOrder>> own = Requests.OpenOrdersAsync();
        Task<RequestResult<OpenOrder>> all = Requests.AllOpenOrdersAsync(cancellation: cancellation.Token);
        cancellation.Cancel();
        all.Now().Status.Should().Be(RequestStatus.Cancelled);
        Desk.Peer.Send("53|1|");
        own.Now().IsCompleted.Should().BeTrue();
        Desk.Peer.Of("16").Should().BeEmpty();
        Requests.Open.Should().Be(0);
        Requests.PositionsAsync(cancellation: new CancellationToken(canceled: true)).Now().Status.Should().Be(RequestStatus.Cancelled);
        Desk.Peer.Of("61").Should().BeEmpty();
    }

    [Fact]
    public void A_lost_connection_ends_all_questions()
    {
        Task<RequestResult<OpenOrder>> own = Requests.OpenOrdersAsync();
        Task<RequestResult<OpenOrder>> waiting = Requests.AllOpenOrdersAsync();
        Task<RequestResult<ContractDetails>> details = Requests.ContractDetailsAsync(Es);
        Desk.Peer.Close();
        own.Now().Status.Should().Be(RequestStatus.ConnectionLost);
        waiting.Now().Status.Should().Be(RequestStatus.ConnectionLost);
        details.Now().Status.Should().Be(RequestStatus.ConnectionLost);
        Requests.PositionsAsync().Now().Status.Should().Be(RequestStatus.NotSent);
        Desk.Time.Advance(60);
        Task<RequestResult<OpenOrder>> next = Requests.OpenOrdersAsync();
        Desk.Peer.Send("53|1|");
        next.Now().IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void An_account_summary_is_ended_for_the_next()
    {
        Task<RequestResult<AccountSummary>> asked = Requests.AccountSummaryAsync("NetLiquidation");
        string id = Desk.Peer.Of("62")[0][2];
        Desk.Peer.Send($"63|1|{id}|DU1234567|NetLiquidation|25000.00|USD|");
        Desk.Peer.Send($"64|1|{id}|");
        asked.Now().Items.Should().ContainSingle().Which.Value.Should().Be("25000.00");
        Desk.Peer.Of("63").Should().ContainSingle().Which[2].Should().Be(id);
    }

    [Fact]
    public void A_what_if_without_its_mark_is_never_sent()
    {
        PlaceOrder order = new(101, Es, new OrderTicket { Action = "BUY", TotalQuantity = 1, OrderType = "MKT", Account = "DU1234567" });
        FluentActions.Invoking(() => _ = Requests.WhatIfAsync(order).IsCompleted).Should().Throw<ArgumentException>();
        Desk.Peer.Of("3").Should().BeEmpty();
    }

    [Fact]
    public void A_rejected_what_if_says_why()
    {
        PlaceOrder order = new(101, Es, new OrderTicket { Action = "BUY", TotalQuantity = 1, OrderType = "MKT", Account = "DU1234567", IsWhatIf = true });
        Task<RequestResult<OpenOrder>> asked = Requests.WhatIfAsync(order);
        Desk.Peer.Notice(101, 10349, "Order TIF was set to DAY based on order preset.");
        asked.IsCompleted.Should().BeFalse("a remark");
        Desk.Peer.Notice(101, 201, "Order rejected - reason:no margin");
        asked.Now().Status.Should().Be(RequestStatus.Failed);
        asked.Now().Text.Should().Contain("no margin");
    }

    [Fact]
    public void Three_histories_are_open_at_a_time_and_a_fourth_follows_the_first_end()
    {
        Task<RequestResult<HistoricalBars>>[] asked = [.. Enumerable.Range(0, 4).Select(i => Requests.HistoricalBarsAsync(Bars($"{i + 1} D")))];
        Desk.Peer.Of("20").Should().HaveCount(3);
        string id = Desk.Peer.Of("20")[0][1];
        Desk.Peer.Send($"17|{id}|1|1763799900|7000|7001|6999.75|7000.5|1200|7000.31|410|");
        asked[0].IsCompleted.Should().BeFalse("the end follows");
        Desk.Peer.Send($"108|{id}|a|b|");
        asked[0].Now().Items.Should().ContainSingle().Which.Bars.Should().ContainSingle();
        Desk.Peer.Of("20").Should().HaveCount(4);
    }

    [Fact]
    public void No_data_is_an_empty_answer_and_a_complaint_about_pace_is_asked_again_after_fifteen_seconds()
    {
        Task<RequestResult<HistoricalBars>> none = Requests.HistoricalBarsAsync(Bars("1 D"));
        Desk.Peer.Notice(1_000_000_000, 162, "Historical Market Data Service error message:HMDS query returned no data: ESZ6@CME Trades");
        none.Now().Status.Should().Be(RequestStatus.Completed);
        none.Now().Items.Should().BeEmpty();

        Task<RequestResult<HistoricalBars>> paced = Requests.HistoricalBarsAsync(Bars("2 D"));
        Desk.Peer.Notice(1_000_000_001, 162, "Historical Market Data Service error message:Historical data request pacing violation");
        paced.IsCompleted.Should().BeFalse();
        Desk.Time.Advance(15.9);
        Desk.Peer.Of("20").Should().HaveCount(2);
        Desk.Time.Advance(0.2);
        Desk.Peer.Of("20").Should().HaveCount(3);
        Desk.Peer.Send("108|1000000002|a|b|");
        paced.Now().Status.Should().Be(RequestStatus.Completed);
    }

    [Fact]
    public void A_history_that_times_out_is_cancelled_at_TWS()
    {
        Task<RequestResult<HistoricalBars>> asked = Requests.HistoricalBarsAsync(Bars("1 D"));
        Desk.Time.Advance(60.1);
        asked.Now().Status.Should().Be(RequestStatus.TimedOut);
        Desk.Peer.Of("25").Should().ContainSingle();
        Desk.Peer.Notice(1_000_000_000, 162, "API historical data query cancelled: 1000000000");
        Desk.State.Should().Be(SessionState.Ready);
    }

    private static HistoricalBarsRequest Bars(string duration) => new(0, Es, "1 min", duration);

    private static string Execution(string requestId, string execId) =>
        $"11|{requestId}|12|515416632|ES|FUT|20261218|0.0||50|CME|USD|ESZ6|ES|{execId}|20261122 03:31:07 US/Central|DU1234567|CME|BOT|1|6990.25|1426086041|7|0|1|6990.25|tag-1||||1|0|papertrader|";
}

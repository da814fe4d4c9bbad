using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>The broker as a live one, and the test of its connection.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Margin = "permission and margin";
    private const string Data = "market data";

    private BrokerBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void All_is_well()
    {
        List<ProbeRow> rows = Probe();
        rows.Select(r => r.Check).Should().Equal("connection", "versions", "account", "clock difference", "contract", "order types", Margin, Data);
        rows.Should().OnlyContain(r => r.Outcome == ProbeOutcome.Ok && r.Remedy.Length == 0);
        Row(rows, "connection").Found.Should().Contain("127.0.0.1:7497").And.Contain("DU1234567 (paper)");
        Row(rows, "versions").Found.Should().Be("protocol 200");
        Row(rows, "account").Found.Should().Be("DU1234567, paper money");
        Row(rows, "contract").Found.Should().StartWith("ESZ6, id 515416632, CME, tick 0.25");
        Row(rows, Margin).Found.Should().Contain("one contract would bind").And.Contain("nothing was sent");
        Row(rows, Data).Found.Should().StartWith("live, ");
    }

    [Fact]
    public void No_order_is_sent_and_the_data_line_is_given_back()
    {
        Probe();
        _bench.Server.Exchange.Orders.Should().BeEmpty("a question about the margin is no order");
        _bench.Server.Ledger.Entries.Should().BeEmpty();
        _bench.Broker.Desk.Connection.Subscriptions.All.Should().BeEmpty();
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(191, ProbeOutcome.Warning)]
    [InlineData(192, ProbeOutcome.Ok)]
    public void An_old_TWS_cannot_carry_the_operator(int version, ProbeOutcome outcome)
    {
        Renew(new TwsSettings { ServerVersion = version }, new IbkrBrokerOptions { ExtOperator = "OP1" });
        ProbeRow row = Row(Probe(), "versions");
        row.Outcome.Should().Be(outcome);
        (row.Remedy == "Update TWS.").Should().Be(outcome is ProbeOutcome.Warning);
    }

    [Fact]
    public void An_account_that_is_not_of_the_login_fails_with_both_names_and_ends_the_test()
    {
        Renew(null, new IbkrBrokerOptions { Account = "DU7654321" });
        List<ProbeRow> rows = Probe();
        rows.Select(r => (r.Check, r.Outcome)).Should().Equal(("connection", ProbeOutcome.Ok), ("account", ProbeOutcome.Failed));
        rows[1].Found.Should().Contain("DU7654321").And.Contain("DU1234567");
        rows[1].Remedy.Should().Contain("'account'");
    }

    [Fact]
    public void Of_several_accounts_one_must_be_named()
    {
        Renew(new TwsSettings { Accounts = ["DU1234567", "DU2222222"] }, new IbkrBrokerOptions());
        Row(Probe(), "account").Outcome.Should().Be(ProbeOutcome.Failed);
        Renew(new TwsSettings { Accounts = ["DU1234567", "U2222222"] }, new IbkrBrokerOptions { Account = "U2222222" });
        Row(Probe(), "account").Found.Should().Be("U2222222, REAL MONEY");
    }

    [Fact]
    public void Without_TWS_there_is_one_row_with_the_remedy()
    {
        Renew(null, null, s => s.Incidents.Restart(TimeSpan.FromHours(1)));
        List<ProbeRow> rows = Probe();
        rows.Should().ContainSingle().Which.Outcome.Should().Be(ProbeOutcome.Failed);
        rows[0].Remedy.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(-3, ProbeOutcome.Warning)]
    [InlineData(-2, ProbeOutcome.Ok)]
    [InlineData(2, ProbeOutcome.Ok)]
    [InlineData(2.5, ProbeOutcome.Warning)]
    public void A_clock_that_differs_by_more_than_two_seconds_is_told(double seconds, ProbeOutcome outcome)
    {
        _bench.Server.ClockOffset = TimeSpan.FromSeconds(seconds);
        ProbeRow row = Row(Probe(), "clock difference");
        row.Outcome.Should().Be(outcome);
        row.Found.Should().Be(FormattableString.Invariant($"{-seconds:0.0} s against TWS"));
        (row.Remedy.Length > 0).Should().Be(outcome is ProbeOutcome.Warning);
    }

    [Fact]
    public void A_read_only_API_fails_the_margin_and_names_the_switch()
    {
        Renew(new TwsSettings { IsReadOnly = true }, null);
        ProbeRow row = Row(Probe(), Margin);
        row.Outcome.Should().Be(ProbeOutcome.Failed);
        row.Found.Should().Contain("321");
        row.Remedy.Should().Contain("'Read-Only API' off");
        _bench.Broker.Orders.Margin.Should().BeNull();
    }

    [Fact]
    public void A_TWS_without_IB_does_not_answer_the_margin_and_is_told_to_wait()
    {
        Renew(new TwsSettings { HidesLostLink = true }, null, s => s.Incidents.LoseLink());
        ProbeRow row = Row(Probe(), Margin);
        row.Outcome.Should().Be(ProbeOutcome.Failed);
        row.Remedy.Should().Contain("does not reach IB's servers");
    }

    [Fact]
    public void A_question_that_TWS_lost_for_the_pace_is_asked_again()
    {
        // The next question about an order or a contract gets 100: this message was lost.
        _bench.Server.Faults.LoseForPace(2);
        List<ProbeRow> rows = Probe();
        Row(rows, Margin).Outcome.Should().Be(ProbeOutcome.Ok);
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DataRights.DelayedOnly, MarketDataType.Delayed, ProbeOutcome.Warning, "delayed, ")]
    [InlineData(DataRights.DelayedOnly, MarketDataType.Live, ProbeOutcome.Failed, "none: 354")]
    [InlineData(DataRights.None, MarketDataType.Live, ProbeOutcome.Failed, "none: 354")]
    [InlineData(DataRights.Live, MarketDataType.Live, ProbeOutcome.Ok, "live, ")]
    public void The_data_row_tells_what_a_line_really_delivers(DataRights rights, MarketDataType asked, ProbeOutcome outcome, string found)
    {
        Renew(null, new IbkrBrokerOptions { MarketDataType = asked }, s => s.DataRights = rights);
        ProbeRow row = Row(Probe(), Data);
        row.Outcome.Should().Be(outcome, row.Found);
        row.Found.Should().StartWith(found);
        (row.Remedy.Contains("CME Real-Time", StringComparison.Ordinal)).Should().Be(outcome is not ProbeOutcome.Ok);
    }

    [Fact]
    public void A_competing_session_is_told_with_what_to_do()
    {
        _bench.Server.Incidents.Compete();
        ProbeRow row = Row(Probe(), Data);
        row.Outcome.Should().Be(ProbeOutcome.Warning);
        row.Found.Should().Contain("another session");
        row.Remedy.Should().Contain("Log that session off");
    }

    [Fact]
    public void A_market_that_says_nothing_is_a_warning()
    {
        _bench.Server.Market.Silence(_bench.Es, isSilent: true);
        ProbeRow row = Row(Probe(), Data);
        row.Outcome.Should().Be(ProbeOutcome.Warning);
        row.Remedy.Should().Contain("when the market is open");
    }

    [Fact]
    public void Facts_are_unknown_before_the_connection_and_then_those_of_the_account()
    {
        Renew(null, null, s => s.Incidents.Restart(TimeSpan.FromHours(1)));
        (_bench.Broker.Facts.AccountId, _bench.Broker.Facts.IsPaper, _bench.Broker.Facts.IsDelayed).Should().Be((null, null, null));
        Renew(null, null);
        BrokerFacts facts = _bench.Broker.Facts;
        (facts.AccountId, facts.IsPaper, facts.IsDelayed, facts.Contract).Should().Be(("DU1234567", true, false, "ESZ6"));
        facts.InitialMarginDollars.Should().Be(_bench.Es.InitialMargin);
        facts.AvailableDollars.Should().Be(100_000m);
    }

    [Fact]
    public void Connecting_ends_at_once_when_it_is_ready_and_says_to_what()
    {
        ConnectOutcome outcome = _bench.Broker.Connect(wait: false, CancellationToken.None);
        outcome.IsConnected.Should().BeTrue();
        outcome.Text.Should().Be("Connected to TWS 127.0.0.1:7497, version 200, account DU1234567 (paper).");
    }

    [Fact]
    public void What_the_connection_has_to_say_comes_as_notices_with_its_weight()
    {
        while (_bench.Broker.TryReadNotice(out _))
        {
        }

        _bench.Server.Incidents.LoseLink();
        _bench.After(0.5);
        _bench.Broker.TryReadNotice(out BrokerNotice notice).Should().BeTrue();
        notice.Severity.Should().Be(NoticeSeverity.Warning);
        notice.Text.Should().Contain("TWS has lost IB's servers");
        _bench.Broker.TryReadNotice(out _).Should().BeFalse();
    }

    [Fact]
    public void An_interrupted_test_ends()
    {
        using CancellationTokenSource interrupt = new();
        Task probing = _bench.Broker.ProbeAsync(_ => { }, interrupt.Token);
        interrupt.Cancel();
        _bench.After(1);
        probing.IsCanceled.Should().BeTrue();
    }

    private static ProbeRow Row(List<ProbeRow> rows, string check) => rows.Single(r => string.Equals(r.Check, check, StringComparison.Ordinal));

    private List<ProbeRow> Probe()
    {
        List<ProbeRow> rows = [];
        Task probing = _bench.Broker.ProbeAsync(rows.Add, CancellationToken.None);
        for (int i = 0; i < 40 && !probing.IsCompleted; i++)
        {
            _bench.Server.Market.MoveTo(_bench.Es, 7000m + (i % 2 * 0.25m));
            _bench.After(1);
        }

        probing.IsCompletedSuccessfully.Should().BeTrue(probing.Exception?.ToString());
        return rows;
    }

    private void Renew(TwsSettings? settings, IbkrBrokerOptions? options, Action<TwsServer>? before = null)
    {
        _bench.Dispose();
        _bench = new BrokerBench(settings, before: before, options: options);
    }
}

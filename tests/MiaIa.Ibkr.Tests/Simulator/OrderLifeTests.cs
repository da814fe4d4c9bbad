using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class OrderLifeTests
{
    private readonly SimulatedDesk _desk = new();

    [Fact]
    public void A_market_order_passes_through_PreSubmitted_as_recorded()
    {
        _desk.Server.Market.Quote(_desk.Es, 7000m, 5, 7000.25m, 5);
        string[] answers = _desk.Client.Ask(SimulatedDesk.Market(1));
        answers.Select(m => m[..m.IndexOf('|')]).Should().Equal("5", "3", "11", "5", "3", "5", "59");
        SimulatedDesk.Statuses(answers, 1).Should().Equal("PreSubmitted/0/1/", "Filled/1/0/");
    }

    [Fact]
    public void A_resting_limit_fills_when_the_market_trades_through_it()
    {
        _desk.Server.Market.Quote(_desk.Es, 7000m, 5, 7000.25m, 5);
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6999m));
        _desk.Server.Market.Trade(_desk.Es, 6999m, 1);
        _desk.Find(1).Filled.Should().Be(0, "a trade at the limit may have met somebody before us");
        _desk.Server.Market.Trade(_desk.Es, 6998.75m, 1);
        _desk.Find(1).Executions.Should().ContainSingle().Which.Price.Should().Be(6999m);
    }

    [Fact]
    public void A_stop_waits_for_the_trigger_and_fills_at_the_bid()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        SimulatedDesk.Statuses(_desk.Client.Ask(SimulatedDesk.Stop(1, "SELL", 6990m)), 1).Should().Equal("PreSubmitted/0/1/trigger");
        _desk.Server.Market.MoveTo(_desk.Es, 6990m);
        SimulatedDesk.Statuses(_desk.Client.Take(), 1).Should().Equal("Submitted/0/1/", "Filled/1/0/");
        _desk.Find(1).LastPrice.Should().Be(6989.75m);
    }

    [Fact]
    public void A_stop_beyond_its_protection_rests_as_a_limit()
    {
        SimulatedDesk desk = new(new() { ProtectionPoints = 3m });
        desk.Server.Market.MoveTo(desk.Es, 7000m);
        desk.Client.Ask(SimulatedDesk.Stop(1, "SELL", 6990m));
        desk.Server.Market.MoveTo(desk.Es, 6980m);
        SimulatedDesk.Statuses(desk.Client.Take(), 1).Should().Equal("Submitted/0/1/");
        desk.Server.Market.MoveTo(desk.Es, 6987.25m);
        desk.Find(1).LastPrice.Should().Be(6987m);
    }

    [Fact]
    public void A_stop_limit_does_not_fill_beyond_its_limit()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Ask(SimulatedDesk.Order(1, (18, "STP LMT"), (20, "7005"), (19, "7006")));
        _desk.Server.Market.MoveTo(_desk.Es, 7010m);
        _desk.Find(1).Filled.Should().Be(0);
        _desk.Server.Market.MoveTo(_desk.Es, 7006m);
        _desk.Find(1).LastPrice.Should().Be(7006m);
    }

    [Fact]
    public void A_trailing_stop_follows_up_and_never_down()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Ask(SimulatedDesk.Order(1, (16, "SELL"), (18, "TRAIL"), (19, ""), (20, "5")));
        _desk.Server.Market.MoveTo(_desk.Es, 7008m);
        _desk.Server.Market.MoveTo(_desk.Es, 7003.25m);
        _desk.Find(1).Stop.Should().Be(7003m);
        _desk.Find(1).Filled.Should().Be(0);
        _desk.Server.Market.MoveTo(_desk.Es, 7003m);
        _desk.Find(1).LastPrice.Should().Be(7002.75m);
    }

    [Fact]
    public void A_bracket_is_silent_until_its_last_order_and_its_children_wait()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7005m);
        _desk.Client.Take();
        _desk.Client.Ask(SimulatedDesk.Limit(13, "BUY", 7000m, transmit: 0)).Should().BeEmpty();
        _desk.Client.Ask(SimulatedDesk.Limit(14, "SELL", 7010m, transmit: 0, parent: 13)).Should().BeEmpty();
        string[] answers = _desk.Client.Ask(SimulatedDesk.Stop(15, "SELL", 6980m, parent: 13));
        SimulatedDesk.Statuses(answers, 13).Should().Equal("Submitted/0/1/");
        SimulatedDesk.Statuses(answers, 14).Should().Equal("PreSubmitted/0/1/child");
        SimulatedDesk.Statuses(answers, 15).Should().Equal("PreSubmitted/0/1/child,trigger");

        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        answers = _desk.Client.Take();
        SimulatedDesk.Statuses(answers, 13).Should().Equal("Filled/1/0/");
        SimulatedDesk.Statuses(answers, 14).Should().Equal("Submitted/0/1/");
        SimulatedDesk.Statuses(answers, 15).Should().Equal("PreSubmitted/0/1/trigger");

        _desk.Server.Market.MoveTo(_desk.Es, 7010.25m);
        answers = _desk.Client.Take();
        SimulatedDesk.Statuses(answers, 14).Should().Equal("Filled/1/0/");
        SimulatedDesk.Statuses(answers, 15).Should().Equal("Cancelled/0/1/");
        answers.Should().Contain(m => m.StartsWith("4|15|202|"));
        _desk.Server.Accounts.Position("DU1234567", _desk.Es.ConId).Should().Be(0);
        _desk.Server.Ledger.Exposures.Should().BeEmpty();
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Children_are_good_for_what_the_parent_filled()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7005m);
        _desk.Bracket(1, quantity: 3);
        _desk.Server.Exchange.Fill(_desk.Find(1), 1, 7000m);
        (_desk.Find(2).Quantity, _desk.Find(3).Quantity).Should().Be((1, 1));
        _desk.Server.Exchange.Fill(_desk.Find(1), 2, 7000m);
        (_desk.Find(2).Quantity, _desk.Find(3).Quantity).Should().Be((3, 3));
        _desk.Server.Exchange.Fill(_desk.Find(2), 1, 7010m);
        _desk.Find(3).Remaining.Should().Be(2, "type 3 reduces the others");
    }

    [Fact]
    public void Cancelling_an_entry_that_never_filled_cancels_its_children()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7005m);
        _desk.Bracket(1);
        string[] answers = _desk.Client.Ask("4|1|||2147483647|");
        new[] { 1, 2, 3 }.Select(id => SimulatedDesk.Statuses(answers, id).Single()).Should().AllBe("Cancelled/0/1/");
    }

    [Fact]
    public void A_group_of_type_one_cancels_the_rest_at_the_first_fill()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Send(SimulatedDesk.Order(1, (16, "BUY"), (17, "2"), (19, "6990"), (22, "g1"), (46, "1")));
        _desk.Client.Send(SimulatedDesk.Order(2, (16, "SELL"), (17, "2"), (19, "7010"), (22, "g1"), (46, "1")));
        _desk.Server.Exchange.Fill(_desk.Find(1), 1, 6990m);
        _desk.Find(2).Status.Should().Be("Cancelled");
        _desk.Find(1).Remaining.Should().Be(1);
    }

    [Fact]
    public void Both_members_of_a_group_can_fill_in_a_fast_market()
    {
        SimulatedDesk desk = new(new() { OcaDelay = TimeSpan.FromMilliseconds(200) });
        desk.Server.Market.MoveTo(desk.Es, 7000m);
        desk.Bracket(1, isEntryMarket: true);
        desk.Server.Market.MoveTo(desk.Es, 7011m);
        desk.Server.Market.MoveTo(desk.Es, 6979m);
        desk.Server.Ledger.Position("DU1234567", desk.Es.ConId).Should().Be(-1);
    }

    [Fact]
    public void A_stop_rests_in_the_server_when_the_client_is_gone_and_fills()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Bracket(1, isEntryMarket: true);
        _desk.Client.Close();
        _desk.Server.Market.MoveTo(_desk.Es, 6980m);
        TextClient again = _desk.Connect();
        string[] executions = again.Ask("7|3|500|0|||||||2147483647|0|");
        executions.Count(m => m.StartsWith("11|500|")).Should().Be(2);
        executions[^1].Should().Be("55|1|500|");
        again.Ask("5|1|").Should().Equal("53|1|");
        again.Ask("8|1|1|").Should().Equal("9|1|4|");
        again.Ask("99|0|").Should().HaveCount(4).And.HaveElementAt(3, "102|");
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_restart_loses_untransmitted_orders_and_nothing_else()
    {
        _desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Client.Send(SimulatedDesk.Limit(2, "BUY", 6991m, transmit: 0));
        _desk.Server.Ledger.Untransmitted.Should().ContainSingle();
        _desk.Server.Incidents.Restart(TimeSpan.FromMinutes(2));
        _desk.Client.IsClosed.Should().BeTrue();
        _desk.Server.Connect().IsClosed.Should().BeTrue();
        _desk.Clock.Advance(TimeSpan.FromMinutes(2));
        TextClient again = _desk.Connect();
        again.Ask("16|1|").Should().HaveCount(3).And.HaveElementAt(2, "53|1|");
        again.Ask("8|1|1|").Should().Equal("9|1|3|");
    }

    [Fact]
    public void A_change_keeps_id_and_permId_and_is_acknowledged()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m));
        long permId = _desk.Find(1).PermId;
        string[] answers = _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6995m, quantity: 2));
        answers.Should().HaveCount(2);
        answers[0].Split('|')[16].Should().Be("6995");
        _desk.Find(1).PermId.Should().Be(permId);
        _desk.Find(1).Quantity.Should().Be(2);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_refused_change_leaves_the_order_as_it_was()
    {
        _desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Server.Faults.RefuseChange(_ => true);
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6995m)).Should().ContainSingle().Which.Should().StartWith("4|1|201|");
        _desk.Find(1).Request.Limit.Should().Be(6990m);
        _desk.Find(1).IsLive.Should().BeTrue();
    }

    [Fact]
    public void A_fill_can_overtake_a_cancel()
    {
        SimulatedDesk desk = new(new() { CancelDelay = TimeSpan.FromMilliseconds(100) });
        desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m));
        SimulatedDesk.Statuses(desk.Client.Ask("4|1|||2147483647|"), 1).Should().Equal("PendingCancel/0/1/");
        desk.Server.Market.MoveTo(desk.Es, 6990m);
        desk.Clock.Advance(TimeSpan.FromMilliseconds(100));
        string[] answers = desk.Client.Take();
        SimulatedDesk.Statuses(answers, 1).Should().Equal("Filled/1/0/");
        answers.Should().Contain(m => m.StartsWith("4|1|10148|") && m.Contains("state: Filled"));
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_what_if_order_tells_the_margin_and_places_nothing()
    {
        string[] answers = _desk.Client.Ask(SimulatedDesk.Order(1, (17, "2"), (84, "1")));
        string[] fields = answers.Should().ContainSingle().Subject.Split('|');
        (fields[0], fields[97], fields[98], fields[103]).Should().Be(("5", "50000", "45000", "4.5"));
        _desk.Server.Exchange.Orders.Should().BeEmpty();
    }

    [Fact]
    public void A_correction_has_the_next_revision_and_moves_the_position()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Ask(SimulatedDesk.Market(1, "BUY", 2));
        Execution first = _desk.Server.Ledger.Executions.Single();
        _desk.Server.Exchange.Correct(first, 1, 7000.25m);
        string id = _desk.Client.Take().First(m => m.StartsWith("11|")).Split('|')[14];
        id.Should().Be(first.Id[..^2] + "02");
        _desk.Server.Accounts.Position("DU1234567", _desk.Es.ConId).Should().Be(1);
    }

    [Fact]
    public void Orders_after_hours_wait_and_are_warned_about()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Server.Market.Close();
        string[] answers = _desk.Client.Ask(SimulatedDesk.Market(1));
        answers.Should().Contain(m => m.StartsWith("4|1|399|"));
        SimulatedDesk.Statuses(answers, 1).Should().Equal("PreSubmitted/0/1/");
        _desk.Server.Market.Open();
        _desk.Find(1).Status.Should().Be("Filled");
    }

    [Theory]
    [InlineData("IOC")]
    [InlineData("FOK")]
    public void What_cannot_fill_at_once_is_cancelled(string tif)
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        string[] answers = _desk.Client.Ask(SimulatedDesk.Order(1, (21, tif)));
        SimulatedDesk.Statuses(answers, 1).Should().Equal("Submitted/0/1/", "Cancelled/0/1/");
    }

    [Fact]
    public void A_position_without_a_stop_is_on_the_ledger_for_as_long_as_it_lasts()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Ask(SimulatedDesk.Market(1));
        DateTimeOffset bought = _desk.Clock.GetUtcNow();
        _desk.Clock.Advance(TimeSpan.FromSeconds(3));
        _desk.Client.Ask(SimulatedDesk.Stop(2, "SELL", 6990m));
        _desk.Server.Ledger.LongestExposure.Should().Be(TimeSpan.FromSeconds(3));
        _desk.Server.Ledger.UnprotectedSince(bought).Should().ContainSingle().Which.Quantity.Should().Be(1);
        _desk.Server.Ledger.UnprotectedSince(_desk.Clock.GetUtcNow()).Should().BeEmpty();
    }
}

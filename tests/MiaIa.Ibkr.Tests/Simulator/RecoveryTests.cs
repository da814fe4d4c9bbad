using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class RecoveryTests
{
    private readonly SimulatedDesk _desk = new();

    [Fact]
    public void Executions_and_completed_orders_reach_back_to_midnight_only()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Send(SimulatedDesk.Market(1));

        // 09:30 US/Central: midnight is 14.5 hours away.
        _desk.Clock.Advance(TimeSpan.FromHours(14.5) - TimeSpan.FromTicks(1));
        _desk.Client.Ask("7|3|500|0|||||||2147483647|0|").Should().HaveCount(3);
        _desk.Clock.Advance(TimeSpan.FromTicks(1));
        _desk.Client.Ask("7|3|501|0|||||||2147483647|0|").Should().Equal("55|1|501|");
        _desk.Client.Ask("99|0|").Should().Equal("102|");
        _desk.Client.Ask("61|1|").Should().HaveCount(2, "a position knows no midnight");
    }

    [Fact]
    public void Executions_are_filtered()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Send(SimulatedDesk.Market(1));
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        _desk.Client.Send(SimulatedDesk.Market(2, "SELL"));
        int id = 500;
        int Count(string filter) => _desk.Client.Ask($"7|3|{++id}|{filter}2147483647|0|").Count(m => m.StartsWith("11|"));
        Count("0|||||||").Should().Be(2);
        Count("7|DU1234567||ES|FUT|CME|BUY|").Should().Be(1);
        Count("8|||||||").Should().Be(0);
        Count("0||||||SLD|").Should().Be(1);
        Count("0||20261122-15:31:00|||||").Should().Be(1);
        Count("0||20261122 09:31:00 US/Central|||||").Should().Be(1);
        Count("0|||MES||||").Should().Be(0);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_cancel_and_a_change_during_a_lost_link_take_effect_when_it_is_back()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Client.Ask(SimulatedDesk.Limit(2, "BUY", 6991m));
        _desk.Server.Incidents.LoseLink();
        _desk.Client.Take();
        _desk.Client.Ask("4|1|||2147483647|").Should().BeEmpty();
        _desk.Client.Ask(SimulatedDesk.Limit(2, "BUY", 6992m)).Should().BeEmpty();
        _desk.Find(1).IsLive.Should().BeTrue();
        _desk.Server.Incidents.RestoreLink(isDataLost: false);
        SimulatedDesk.Statuses(_desk.Client.Take(), 1).Should().Equal("Cancelled/0/1/");
        _desk.Find(2).Request.Limit.Should().Be(6992m);
    }

    [Fact]
    public void What_TWS_knows_it_answers_during_a_lost_link_and_news_come_when_it_is_back()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m, quantity: 2));
        _desk.Server.Incidents.LoseLink();
        _desk.Server.Exchange.Fill(_desk.Find(1), 1, 6990m);
        _desk.Client.Take().Should().ContainSingle("only 1100 is told");
        _desk.Client.Ask("5|1|").Should().HaveCount(3);
        _desk.Client.Ask("7|3|500|0|||||||2147483647|0|").Should().HaveCount(3);
        _desk.Server.Incidents.RestoreLink(isDataLost: false);
        _desk.Client.Take().Count(m => m.StartsWith("11|-1|")).Should().Be(1);
    }

    [Fact]
    public void An_order_by_hand_is_seen_without_ids_and_its_fill_moves_the_position()
    {
        OrderRequest request = new() { Contract = _desk.Es, Action = "BUY", Quantity = 1, Type = "LMT", Limit = 6990m, Tif = "DAY", Account = "DU1234567" };
        SimOrder order = _desk.Server.Exchange.PlaceByHand(request);
        _desk.Client.Take().Should().BeEmpty();
        _desk.Client.Ask("5|1|").Should().Equal("53|1|");
        string[] all = _desk.Client.Ask("16|1|");
        all[0].Should().StartWith("5|0|515416632|");
        _desk.Server.Exchange.Fill(order, 1, 6990m);
        _desk.Client.Ask("7|3|500|0|||||||2147483647|0|")[0].Should().StartWith("11|500|0|515416632|");
    }

    [Fact]
    public void The_end_of_the_session_cancels_day_orders_and_keeps_good_till_cancelled_ones()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Client.Ask(SimulatedDesk.Order(2, (21, "GTC")));
        _desk.Client.Ask(SimulatedDesk.Order(3, (21, "GTD"), (38, "20261122 10:00:00 US/Central")));
        _desk.Server.Exchange.EndSession();
        (_desk.Find(1).Status, _desk.Find(2).Status, _desk.Find(3).Status).Should().Be(("Cancelled", "Submitted", "Submitted"));
        _desk.Clock.Advance(TimeSpan.FromMinutes(30));
        _desk.Find(3).Status.Should().Be("Cancelled");
    }

    [Fact]
    public void A_global_cancel_takes_the_orders_of_all_clients()
    {
        TextClient other = _desk.Connect(8);
        other.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Client.Ask("58||2147483647|");
        other.Take().Should().Contain(m => m.StartsWith("4|1|202|"));
        _desk.Server.Exchange.Orders.Should().OnlyContain(o => o.IsDone);
    }

    [Fact]
    public void The_master_client_hears_the_orders_of_others()
    {
        SimulatedDesk desk = new(new() { MasterClientId = 99 });
        TextClient master = desk.Connect(99);
        desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        master.Take().Should().HaveCount(2);
    }

    [Fact]
    public void A_used_up_group_takes_no_further_orders()
    {
        string Order(int id) => SimulatedDesk.Order(id, (22, "g"), (46, "1"));
        _desk.Client.Ask(Order(1));
        _desk.Server.Exchange.Fill(_desk.Find(1), 1, 6990m);
        _desk.Client.Ask(Order(2))[0].Should().StartWith("4|2|201|");
        _desk.Server.Violations.Should().BeEmpty("a fill that is on its way is unknown to a correct client too");
    }

    [Fact]
    public void A_read_only_server_refuses_orders_without_blaming_the_client()
    {
        SimulatedDesk desk = new(new() { IsReadOnly = true });
        desk.Client.Ask(SimulatedDesk.Example)[0].Should().StartWith("4|12|321|").And.Contain("Read-Only");
        desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Account_values_come_again_every_three_minutes_and_say_when_they_are_stale()
    {
        _desk.Client.Ask("6|2|1|DU1234567|").Should().Contain("6|2|AccountReady|true||DU1234567|");
        _desk.Server.Accounts.IsReady = false;
        _desk.Clock.Advance(TimeSpan.FromMinutes(3));
        _desk.Client.Take().Should().Contain("6|2|AccountReady|false||DU1234567|");
        _desk.Client.Ask("6|2|0|DU1234567|");
        _desk.Clock.Advance(TimeSpan.FromMinutes(6));
        _desk.Client.Take().Should().BeEmpty();
    }

    [Fact]
    public async Task A_test_with_sockets_waits_for_what_is_to_happen()
    {
        Task filled = _desk.Server.When(() => _desk.Server.Exchange.Orders.Any(o => o.Filled > 0));
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        filled.IsCompleted.Should().BeFalse();
        _desk.Client.Send(SimulatedDesk.Market(1));
        await filled;
    }

    [Fact]
    public void Any_message_can_be_told()
    {
        _desk.Server.Tell(7, new Message(9).Add(1).Add(77));
        _desk.Server.TellError(7, 5, 10225, "bust event");
        _desk.Client.Take().Should().Equal("9|1|77|", "4|5|10225|bust event||1795361400000|");
    }

    [Fact]
    public void An_ES_query_without_expiry_lists_every_month_and_expired_ones_on_request()
    {
        _desk.Client.Ask("9|8|1|0|ES|FUT||0|||CME||USD|||0||||").Should().HaveCount(21);
        _desk.Client.Ask("9|8|2|0|ES|FUT||0|||CME||USD|||1||||").Should().HaveCount(29);
    }
}

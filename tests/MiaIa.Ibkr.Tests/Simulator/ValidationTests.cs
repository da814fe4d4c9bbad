using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

/// <summary>Every rule the server judges a client by is broken once.</summary>
public sealed class ValidationTests
{
    private const string C12 = "515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|";
    private readonly SimulatedDesk _desk = new();

    [Theory]
    [InlineData(9, "GLOBEX", 200)]
    [InlineData(3, "NQ", 200)]
    [InlineData(5, "2026-12-18", 321)]
    [InlineData(14, "ISIN", 320)]
    [InlineData(16, "SSHORT", 320)]
    [InlineData(16, "", 321)]
    [InlineData(17, "0", 434)]
    [InlineData(17, "1.5", 434)]
    [InlineData(17, "1,5", 320)]
    [InlineData(18, "LIMIT", 320)]
    [InlineData(18, "MIT", 387)]
    [InlineData(19, "6990.1", 110)]
    [InlineData(19, "", 321)]
    [InlineData(20, "6990", 321)]
    [InlineData(21, "", 10052)]
    [InlineData(21, "GTX", 10052)]
    [InlineData(21, "GTD", 391)]
    [InlineData(22, "group", 321)]
    [InlineData(23, "", 435)]
    [InlineData(23, "DU7", 436)]
    [InlineData(25, "1", 320)]
    [InlineData(26, "12345678901234567890123456789012345678901", 321)]
    [InlineData(27, "", 321)]
    [InlineData(28, "", 321)]
    [InlineData(28, "-1", 321)]
    [InlineData(28, "99", 10006)]
    [InlineData(29, "1", 320)]
    [InlineData(32, "9", 320)]
    [InlineData(33, "yes", 320)]
    [InlineData(45, "0", 320)]
    [InlineData(46, "", 321)]
    [InlineData(46, "1", 321)]
    [InlineData(68, "6990", 321)]
    [InlineData(96, "", 321)]
    [InlineData(109, "", 321)]
    [InlineData(117, "2", 320)]
    [InlineData(118, "", 321)]
    public void A_wrong_field_of_an_order_is_refused(int index, string value, int code)
    {
        string[] answers = _desk.Client.Ask(SimulatedDesk.Order(12, (index, value)));
        Broken(answers, code, 12);
        _desk.Server.Exchange.Orders.Should().BeEmpty();
    }

    [Fact]
    public void A_what_if_order_that_is_not_transmitted_is_refused() =>
        Broken(_desk.Client.Ask(SimulatedDesk.Order(12, (27, "0"), (84, "1"))), 321, 12);

    [Fact]
    public void A_market_order_has_no_price() => Broken(_desk.Client.Ask(SimulatedDesk.Order(12, (18, "MKT"))), 321, 12);

    [Fact]
    public void A_field_too_few_or_too_many_is_refused()
    {
        string order = SimulatedDesk.Example;
        Broken(_desk.Client.Ask(order[..^2]), 320, 12);
        Broken(_desk.Client.Ask(order + "|"), 320, 12, violations: 2);
    }

    [Theory]
    [InlineData(176)]
    [InlineData(177)]
    [InlineData(182)]
    [InlineData(183)]
    [InlineData(184)]
    [InlineData(186)]
    [InlineData(187)]
    [InlineData(188)]
    [InlineData(189)]
    [InlineData(190)]
    [InlineData(191)]
    [InlineData(192)]
    [InlineData(198)]
    [InlineData(199)]
    [InlineData(200)]
    public void The_layout_of_every_version_is_taken_and_no_other(int version)
    {
        SimulatedDesk desk = new(version: version);
        List<string> fields = [.. SimulatedDesk.Example[..^1].Split('|')[..114]];
        string[][] gates =
        [
            version >= 183 ? [""] : [], version >= 184 ? ["0"] : [], version is >= 187 and <= 189 ? ["", "2147483647"] : [],
            version >= 189 ? ["0"] : [], version >= 192 ? ["2147483647"] : [], version >= 199 ? ["0"] : [],
        ];
        fields.AddRange(gates.SelectMany(g => g));
        if (version < 177)
        {
            fields.Insert(42, "");
        }

        desk.Client.Ask(string.Join('|', fields) + "|").Should().HaveCount(2);
        desk.Client.Ask(version >= 192 ? "4|12|||2147483647|" : version is >= 187 and <= 189 ? "4|1|12||||2147483647|" : "4|1|12||").Should().NotBeEmpty();
        desk.Find(12).Status.Should().Be("Cancelled");
        desk.Client.Ask(version >= 192 ? "58||2147483647|" : "58|1|").Should().BeEmpty();
        desk.Client.Ask("7|3|500|0|||||||" + (version >= 200 ? "2147483647|0|" : "")).Should().Equal("55|1|500|");
        desk.Server.Violations.Should().BeEmpty();
        desk.Client.Ask(string.Join('|', fields.SkipLast(1)) + "|")[0].Should().Contain("|320|");
    }

    [Fact]
    public void An_order_id_is_never_used_twice_or_backwards()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(5, "BUY", 6990m));
        _desk.Client.Ask("4|5|||2147483647|");
        Broken(_desk.Client.Ask(SimulatedDesk.Limit(4, "BUY", 6990m)), 103, 4);
    }

    [Fact]
    public void Order_ids_are_remembered_across_connections()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(5, "BUY", 6990m));
        _desk.Client.Close();
        TextClient again = _desk.Connect();
        Broken(again.Ask(SimulatedDesk.Limit(3, "BUY", 6990m)), 103, 3);
        again.Ask("8|1|1|").Should().Equal("9|1|6|");
    }

    [Fact]
    public void A_change_of_more_than_price_size_and_time_is_refused()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        Broken(_desk.Client.Ask(SimulatedDesk.Limit(1, "SELL", 6990m)), 105, 1);
    }

    [Fact]
    public void A_change_before_the_acknowledgement_is_refused()
    {
        SimulatedDesk desk = new(new() { AcknowledgeDelay = TimeSpan.FromMilliseconds(50) });
        desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6991m))[0].Should().StartWith("4|1|2102|");
        desk.Server.Violations.Should().ContainSingle();
    }

    [Fact]
    public void The_parent_of_a_bracket_is_not_transmitted_by_itself()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        Broken(_desk.Client.Ask(SimulatedDesk.Stop(2, "SELL", 6980m, parent: 1)), 321, 2);
    }

    [Fact]
    public void A_child_has_the_other_side_and_no_more_contracts()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m, transmit: 0));
        Broken(_desk.Client.Ask(SimulatedDesk.Stop(2, "BUY", 6980m, parent: 1)), 321, 2);
        Broken(_desk.Client.Ask(SimulatedDesk.Stop(3, "SELL", 6980m, quantity: 2, parent: 1)), 321, 3, violations: 2);
    }

    [Fact]
    public void The_orders_of_a_bracket_come_without_a_pause_when_that_is_judged()
    {
        SimulatedDesk desk = new(new() { BracketPause = TimeSpan.FromMilliseconds(50) });
        desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m, transmit: 0));
        desk.Clock.Advance(TimeSpan.FromMilliseconds(51));
        desk.Client.Ask(SimulatedDesk.Stop(2, "SELL", 6980m, parent: 1));
        desk.Server.Violations.Should().ContainSingle().Which.What.Should().Contain("50 ms");
    }

    [Fact]
    public void Fifty_requests_pass_in_a_second_and_the_next_is_dropped()
    {
        for (int i = 0; i < 50; i++)
        {
            _desk.Client.Ask("49|1|").Should().HaveCount(1);
        }

        Broken(_desk.Client.Ask("49|1|"), 100, -1);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(999));
        _desk.Client.Ask("49|1|")[0].Should().Contain("|100|");
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(1001));
        _desk.Client.Ask("49|1|")[0].Should().StartWith("49|");
    }

    [Fact]
    public void Repeated_overruns_close_the_connection()
    {
        for (int i = 0; i < 53; i++)
        {
            _desk.Client.Send("49|1|");
        }

        _desk.Client.IsClosed.Should().BeTrue();
    }

    [Theory]
    [InlineData("8|1|2|", 320)]
    [InlineData("9|7|1|" + C12 + "0||||", 320)]
    [InlineData("9|8|1|" + C12 + "2||||", 320)]
    [InlineData("1|11|1|" + C12 + "0|233 236|0|0||", 321)]
    [InlineData("1|11|1|" + C12 + "0|233|1|0||", 321)]
    [InlineData("1|11|1|" + C12 + "0||0|1||", 320)]
    [InlineData("1|11|1|" + C12 + "0||0|0|", 320)]
    [InlineData("1|11||" + C12 + "0||0|0||", 321)]
    [InlineData("1|11|0|" + C12 + "0||0|0||", 320)]
    [InlineData("2|2|99|", 300)]
    [InlineData("5|2|", 320)]
    [InlineData("6|2|1|DU7|", 321)]
    [InlineData("10|5|1|" + C12 + "0|0||", 321)]
    [InlineData("11|1|99|0|", 310)]
    [InlineData("14|1|6|", 320)]
    [InlineData("17|1|more|", 320)]
    [InlineData("20|1|" + C12 + "0||1 mins|1 D|0|TRADES|2|0||", 320)]
    [InlineData("20|1|" + C12 + "0||1 min|1 d|0|TRADES|2|0||", 321)]
    [InlineData("20|1|" + C12 + "0||1 min|400 D|0|TRADES|2|0||", 321)]
    [InlineData("20|1|" + C12 + "0|20261122 09:00:00|1 min|1 D|0|TRADES|2|0||", 10314)]
    [InlineData("20|1|" + C12 + "0|20261122-15:00:00|1 min|1 D|0|TRADES|2|1||", 321)]
    [InlineData("25|1|99|", 366)]
    [InlineData("50|3|1|" + C12 + "10|TRADES|0||", 320)]
    [InlineData("59|1|5|", 320)]
    [InlineData("62|1|1|Everything|NetLiquidation|", 320)]
    [InlineData("62|1|1|All|NetWorth|", 321)]
    [InlineData("7|3|1|0|||||||", 320)]
    [InlineData("7|3|1|0||20261122 09:00:00|||||2147483647|0|", 321)]
    [InlineData("92|1|DU7||", 321)]
    [InlineData("96|1|" + C12 + "0|20261122-15:00:00||1001|TRADES|0|0||", 321)]
    [InlineData("96|1|" + C12 + "0|||10|TRADES|0|0||", 321)]
    [InlineData("97|1|" + C12 + "Trades|0|0|", 320)]
    [InlineData("97|1|" + C12 + "AllLast|0|1|", 321)]
    [InlineData("4|1|12|", 320)]
    [InlineData("58|1|", 320)]
    [InlineData("777|1|", 505)]
    [InlineData("|", 505)]
    public void A_wrong_request_is_refused(string request, int code)
    {
        string[] answers = _desk.Client.Ask(request);
        answers.Should().ContainSingle().Which.Split('|')[2].Should().Be(code.ToString());
        _desk.Server.Violations.Should().ContainSingle().Which.Frame.Should().Be(request);
    }

    [Fact]
    public void A_request_id_is_not_used_twice()
    {
        _desk.Client.Ask("9|8|1|" + C12 + "0||||");
        Broken(_desk.Client.Ask("9|8|1|" + C12 + "0||||"), 322, 1);
    }

    [Fact]
    public void A_request_id_is_not_an_order_id()
    {
        _desk.Client.Ask(SimulatedDesk.Limit(5, "BUY", 6990m));
        Broken(_desk.Client.Ask("9|8|5|" + C12 + "0||||"), 322, 5);
    }

    [Fact]
    public void Account_updates_run_for_one_account_at_a_time()
    {
        _desk.Client.Ask("6|2|1|DU1234567|")[^1].Should().Be("54|1|DU1234567|");
        Broken(_desk.Client.Ask("6|2|1|DU1234567|"), 2100, -1);
    }

    [Fact]
    public void Account_updates_that_do_not_run_are_not_stopped()
    {
        _desk.Client.Ask("6|2|0|DU1234567|").Should().BeEmpty();
        _desk.Server.Violations.Should().ContainSingle();
    }

    [Fact]
    public void A_third_account_summary_is_refused()
    {
        _desk.Client.Ask("62|1|1|All|NetLiquidation|").Should().Equal("63|1|1|DU1234567|NetLiquidation|100000.00|USD|", "64|1|1|");
        _desk.Client.Ask("62|1|2|All|BuyingPower|");
        Broken(_desk.Client.Ask("62|1|3|All|BuyingPower|"), 322, 3);
    }

    [Fact]
    public void The_flag_of_a_cancelled_book_is_that_of_its_request()
    {
        _desk.Client.Ask("10|5|1|" + C12 + "10|1||");
        Broken(_desk.Client.Ask("11|1|1|0|"), 310, 1);
    }

    [Fact]
    public void The_same_history_is_not_asked_twice_within_fifteen_seconds()
    {
        string Request(int id) => $"20|{id}|{C12}0||1 min|1 W|0|TRADES|2|0||";
        _desk.Client.Ask(Request(1)).Should().HaveCount(2);
        _desk.Clock.Advance(TimeSpan.FromSeconds(14));
        Broken(_desk.Client.Ask(Request(2)), 162, 2);
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        _desk.Client.Ask(Request(3)).Should().HaveCount(2);
    }

    [Fact]
    public void Characters_beyond_ASCII_and_a_missing_NUL_are_violations()
    {
        _desk.Client.Send("81|1|é|");
        _desk.Client.Send("49|1");
        _desk.Server.Violations.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("v176..200 ")]
    [InlineData("v200")]
    [InlineData("176..200")]
    public void A_hello_that_is_no_range_ends_the_connection(string hello)
    {
        TextClient client = new(_desk.Server.Connect());
        client.Hello(hello);
        client.IsClosed.Should().BeTrue();
        _desk.Server.Violations.Should().ContainSingle();
    }

    [Theory]
    [InlineData("49|1|")]
    [InlineData("71|2|7|")]
    [InlineData("71|1|7||")]
    [InlineData("71|2|-7||")]
    public void Nothing_but_a_correct_start_follows_the_hello(string request)
    {
        TextClient client = new TextClient(_desk.Server.Connect()).Hello();
        client.Send(request);
        client.IsClosed.Should().BeTrue();
        _desk.Server.Violations.Should().ContainSingle();
    }

    [Fact]
    public void An_illegal_length_or_prefix_ends_the_connection()
    {
        _desk.Client.SendBytes(0, 0, 0, 0);
        _desk.Client.IsClosed.Should().BeTrue();
        TextClient client = new(_desk.Server.Connect());
        client.SendBytes((byte)'G', (byte)'E', (byte)'T');
        client.IsClosed.Should().BeTrue();
        _desk.Server.Violations.Should().HaveCount(2);
    }

    private void Broken(string[] answers, int code, int id, int violations = 1)
    {
        answers.Should().ContainSingle().Which.Should().StartWith($"4|{id}|{code}|");
        _desk.Server.Violations.Should().HaveCount(violations);
    }
}

using System.Text;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class WorkedExampleTests
{
    private readonly SimulatedDesk _desk = new();

    [Fact]
    public void The_handshake_is_that_of_the_protocol_byte_for_byte()
    {
        TextClient client = new(_desk.Server.Connect());
        client.SendBytes(0x41, 0x50, 0x49, 0x00, 0x00, 0x00, 0x00, 0x09, 0x76, 0x31, 0x37, 0x36, 0x2e, 0x2e, 0x32, 0x30, 0x30);
        client.Bytes.Should().Equal([0, 0, 0, 0x35, .. Encoding.ASCII.GetBytes("200\0" + "20261122 09:30:00 Central European Standard Time\0")]);
        client.Take();
        client.SendBytes(0x00, 0x00, 0x00, 0x08, 0x37, 0x31, 0x00, 0x32, 0x00, 0x38, 0x00, 0x00);
        string[] answers = client.Take();
        answers[0].Should().Be("15|1|DU1234567|");
        answers[1].Should().Be("9|1|1|");
        answers[2].Should().MatchRegex(@"^4\|-1\|2104\|Market data farm connection is OK:usfuture\|\|1795361400000\|$");
    }

    [Fact]
    public void A_request_of_the_time_is_answered_in_seconds_and_milliseconds()
    {
        _desk.Client.Ask("49|1|").Should().Equal("49|1|1795361400|");
        _desk.Client.Ask("105|").Should().Equal("109|1795361400000|");
    }

    [Fact]
    public void Contract_details_of_ES_are_those_of_the_protocol()
    {
        string[] answers = _desk.Client.Ask("9|8|1|0|ES|FUT|202612|0|||CME||USD|||0||||");
        answers.Should().HaveCount(2);
        answers[0].Should().StartWith("10|1|ES|FUT|20261218 08:30:00 US/Central|20261218|0||CME|USD|ESZ6|ES|ES|515416632|0.25|50|ACTIVETIM,");
        answers[0].Should().Contain("|CME,QBALGO|1|11004968|E-mini S&P 500||202612||||US/Central|;20261122:1700-20261123:1600;");
        answers[0].Should().EndWith("|||0|2147483647|ES|IND|67,67|20261218||1|1|1|0|");
        answers[1].Should().Be("52|1|1|");
    }

    [Fact]
    public void Level_one_begins_with_type_and_step_and_goes_on_with_prices_and_sizes()
    {
        _desk.Server.Market.Quote(_desk.Es, 7000m, 21, 7000.25m, 14);
        string[] answers = _desk.Client.Ask("1|11|2|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0|233|0|0||");
        answers.Should().StartWith(["58|1|2|1|", "81|2|0.25||3|", "1|6|2|1|7000|21|1|", "2|6|2|0|21|", "1|6|2|2|7000.25|14|1|", "2|6|2|3|14|"]);
        _desk.Server.Market.Trade(_desk.Es, 7000.25m, 3);
        _desk.Client.Take().Should().Contain("46|6|2|48|7000.25;3;1795361400000;3;7000.25000000;true|");
    }

    [Fact]
    public void Tick_by_tick_tells_trades_and_quotes()
    {
        _desk.Client.Send("97|3|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|AllLast|0|0|");
        _desk.Clock.Advance(TimeSpan.FromSeconds(15));
        _desk.Client.Send("97|4|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|BidAsk|0|0|");
        _desk.Server.Market.Trade(_desk.Es, 7000.25m, 3);
        _desk.Server.Market.Quote(_desk.Es, 7000m, 21, 7000.25m, 14);
        _desk.Client.Take().Should().Equal("99|3|2|1795361415|7000.25|3|0|CME||", "99|4|3|1795361415|7000|7000.25|21|14|0|");
    }

    [Fact]
    public void Depth_begins_with_inserts_and_goes_on_row_by_row()
    {
        _desk.Server.Market.Depth(_desk.Es, isBid: true, 0, 0, 7000m, 21);
        string[] answers = _desk.Client.Ask("10|5|5|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|10|0||");
        answers.Should().Equal("12|1|5|0|0|1|7000|21|");
        _desk.Server.Market.Depth(_desk.Es, isBid: false, 0, 0, 7000.25m, 9);
        _desk.Server.Market.Depth(_desk.Es, isBid: false, 0, 1, 7000.25m, 14);
        _desk.Server.Market.Depth(_desk.Es, isBid: false, 0, 2);
        _desk.Client.Take().Should().Equal("12|1|5|0|0|0|7000.25|9|", "12|1|5|0|1|0|7000.25|14|", "12|1|5|0|2|0|0|0|");
    }

    [Fact]
    public void History_ends_with_a_message_of_its_own_from_196_on_and_carries_its_span_before()
    {
        DateTimeOffset start = _desk.Clock.GetUtcNow().AddMinutes(-2);
        HistoryBar[] bars =
        [
            new(start, 7000, 7001, 6999.75m, 7000.5m, 1200, 7000.31m, 410),
            new(start.AddMinutes(1), 7000.5m, 7000.75m, 7000, 7000.25m, 800, 7000.4m, 300),
        ];
        _desk.Server.History.Add(_desk.Es, bars);
        const string Request = "20|6|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0||1 min|1 D|0|TRADES|2|0||";
        const string Bars = "2|1795361280|7000|7001|6999.75|7000.5|1200|7000.31|410|1795361340|7000.5|7000.75|7000|7000.25|800|7000.4|300|";
        _desk.Client.Ask(Request).Should().Equal("17|6|" + Bars, "108|6|20261121 09:30:00 US/Central|20261122 09:30:00 US/Central|");

        SimulatedDesk old = new(version: 195);
        old.Server.History.Add(old.Es, bars);
        old.Client.Ask(Request).Should().Equal("17|6|20261121 09:30:00 US/Central|20261122 09:30:00 US/Central|" + Bars);
    }

    [Fact]
    public void A_history_kept_up_to_date_tells_open_close_high_low()
    {
        _desk.Client.Ask("20|6|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0||1 min|1 D|0|TRADES|2|1||");
        foreach (decimal price in new[] { 7000.5m, 7000.75m, 7000m, 7000.25m })
        {
            _desk.Server.Market.Trade(_desk.Es, price, 10);
        }

        _desk.Clock.Advance(TimeSpan.FromSeconds(5));
        _desk.Client.Take().Should().Equal("90|6|4|1795361400|7000.5|7000.25|7000.75|7000|7000.375|40|");
        _desk.Client.Ask("25|1|6|").Should().ContainSingle().Which.Should().StartWith("4|6|162|");
    }

    [Fact]
    public void Option_parameters_come_per_class_and_exchange()
    {
        string[] answers = _desk.Client.Ask("78|7|SPX||IND|416904|");
        answers.Should().HaveCount(5);
        answers[0].Should().StartWith("75|7|SMART|416904|SPXW|100|5|20261123|20261124|20261125|20261126|20261127|41|6900.0|6905.0|");
        answers[^1].Should().Be("76|7|");
    }

    [Fact]
    public void The_example_order_has_119_fields_and_its_life_is_that_of_the_protocol()
    {
        SimulatedDesk.Example.Count(c => c == '|').Should().Be(119);
        _desk.Server.Market.Quote(_desk.Es, 6990m, 50, 6990.25m, 50);
        string[] answers = _desk.Client.Ask(SimulatedDesk.Example);
        answers.Select(m => m[..m.IndexOf('|')]).Should().Equal("5", "3", "11", "5", "3", "59");
        long permId = _desk.Find(12).PermId;
        answers[0].Should().StartWith($"5|12|515416632|ES|FUT|20261218|0|?|50|CME|USD|ESZ6|ES|BUY|1|LMT|6990.25|0.0|DAY||DU1234567||0|tag-1|7|{permId}|");
        answers[0].Split('|')[93].Should().Be("Submitted");
        answers[0].Count(c => c == '|').Should().Be(156);
        answers[1].Should().Be($"3|12|Submitted|0|1|0|{permId}|0|0|7||0|");
        answers[2].Should().Be($"11|-1|12|515416632|ES|FUT|20261218|0.0||50|CME|USD|ESZ6|ES|0000e1a7.6921b6c1.01.01|20261122 09:30:00 US/Central|DU1234567|CME|BOT|1|6990.25|{permId}|7|0|1|6990.25|tag-1||||1|0|papertrader|");
        answers[3].Split('|')[93].Should().Be("Filled");
        answers[4].Should().Be($"3|12|Filled|1|0|6990.25|{permId}|0|6990.25|7||0|");
        answers[5].Should().Be("59|1|0000e1a7.6921b6c1.01.01|2.25|USD|1.7976931348623157E308|1.7976931348623157E308||");
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_cancel_is_confirmed_by_status_and_202()
    {
        _desk.Client.Send(SimulatedDesk.Example);
        string[] answers = _desk.Client.Ask("4|12|||2147483647|");
        SimulatedDesk.Statuses(answers, 12).Should().Equal("Cancelled/0/1/");
        answers[^1].Should().StartWith("4|12|202|Order Canceled");
        _desk.Client.Ask("99|0|")[0].Split('|').Should().HaveCount(104).And.Contain("Cancelled by Trader");
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData(193, "4|2|12|201|Order rejected - reason:test||")]
    [InlineData(194, "4|12|201|Order rejected - reason:test||1795361400000|")]
    public void A_rejection_looks_as_the_version_wants_it(int version, string expected)
    {
        SimulatedDesk desk = new(version: version);
        desk.Server.Faults.Reject(_ => true);
        string[] fields = SimulatedDesk.Example[..^1].Split('|');
        desk.Client.Ask(string.Join('|', fields[..^1]) + "|")[0].Should().Be(expected);
    }
}

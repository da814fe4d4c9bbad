using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class DataLimitTests
{
    private readonly SimulatedDesk _desk = new(new() { MarketDataLines = 2, MessagesPerSecond = 1000 });

    [Fact]
    public void One_contract_is_one_line_for_all_and_a_third_contract_gets_101()
    {
        Level1(1, "ESZ6")[0].Should().StartWith("58|");
        Level1(2, "ESZ6")[0].Should().StartWith("58|");
        Level1(3, "MESZ6")[0].Should().StartWith("58|");
        Level1(4, "ESH7").Should().ContainSingle().Which.Should().StartWith("4|4|101|");
        _desk.Client.Ask("2|2|3|");
        Level1(5, "ESH7")[0].Should().StartWith("58|");
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_fourth_book_gets_309_and_a_fourth_stream_10190()
    {
        string[] months = ["ESZ6", "ESH7", "ESM7", "ESU7"];
        for (int i = 0; i < 4; i++)
        {
            Contract c = _desk.Server.Catalogue.Named(months[i]);
            string[] books = _desk.Client.Ask($"10|5|{10 + i}|{c.ConId}|||||||CME|||||10|0||");
            books.Should().HaveCount(i < 3 ? 0 : 1);
            string[] streams = _desk.Client.Ask($"97|{20 + i}|{c.ConId}|||||||CME|||||AllLast|0|0|");
            streams.Should().HaveCount(i < 3 ? 0 : 1);
            if (i == 3)
            {
                (books[0][..9], streams[0][..11]).Should().Be(("4|13|309|", "4|23|10190|"));
            }
        }

        _desk.Server.Violations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("AllLast")]
    [InlineData("BidAsk")]
    public void A_second_tick_by_tick_request_of_an_instrument_within_fifteen_seconds_is_refused_whatever_its_kind(string kind)
    {
        int es = _desk.Es.ConId;
        _desk.Client.Ask($"97|20|{es}|||||||CME|||||AllLast|0|0|").Should().BeEmpty();
        _desk.Clock.Advance(TimeSpan.FromSeconds(14.9));
        _desk.Client.Ask($"97|21|{es}|||||||CME|||||{kind}|0|0|").Should().ContainSingle().Which.Should().StartWith("4|21|10189|");
        _desk.Server.Violations.Should().ContainSingle();
        _desk.Clock.Advance(TimeSpan.FromSeconds(0.1));
        _desk.Client.Ask($"97|22|{es}|||||||CME|||||{kind}|0|0|").Should().BeEmpty();
        _desk.Server.Violations.Should().ContainSingle("fifteen seconds are over");
    }

    [Fact]
    public void Without_rights_there_is_354_and_with_delayed_rights_delayed_ids()
    {
        _desk.Server.DataRights = DataRights.DelayedOnly;
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        Level1(1, "ESZ6").Should().ContainSingle().Which.Should().StartWith("4|1|354|");
        _desk.Client.Ask("59|1|3|");
        string[] answers = Level1(2, "ESZ6");
        answers[0].Should().StartWith("4|2|10167|");
        answers.Should().Contain("58|1|2|3|").And.Contain("1|6|2|66|6999.75|10|1|").And.Contain("1|6|2|68|7000|1|0|");
        answers.Should().NotContain(m => m.StartsWith("1|6|2|1|") || m.StartsWith("1|6|2|4|"));
    }

    [Fact]
    public void A_competing_session_takes_the_data_away()
    {
        Level1(1, "ESZ6");
        _desk.Server.Incidents.Compete();
        _desk.Client.Take().Should().ContainSingle().Which.Should().StartWith("4|1|10197|");
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Take().Should().BeEmpty();
    }

    [Fact]
    public void A_silent_market_and_a_broken_farm_send_nothing()
    {
        Level1(1, "ESZ6");
        _desk.Server.Market.Silence(_desk.Es, isSilent: true);
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Take().Should().BeEmpty();
        _desk.Server.Market.Silence(_desk.Es, isSilent: false);
        _desk.Server.Incidents.BreakFarm();
        _desk.Server.Market.MoveTo(_desk.Es, 7001m);
        _desk.Client.Take().Should().ContainSingle().Which.Should().Contain("|2103|");
        _desk.Server.Incidents.HealFarm();
        _desk.Server.Market.MoveTo(_desk.Es, 7002m);
        _desk.Client.Take().Should().HaveCountGreaterThan(5);
    }

    [Fact]
    public void Options_are_found_by_class_and_have_greeks_and_open_interest()
    {
        string[] found = _desk.Client.Ask("9|8|1|0|SPX|OPT|20261123|6900|C||SMART||USD||SPXW|0||||");
        found.Should().HaveCount(2);
        found[0].Split('|')[10].Should().Be("SPXW  261123C06900000");
        Contract option = _desk.Server.Catalogue.Named("SPXW  261123C06900000");
        _desk.Client.Ask($"1|11|2|{option.ConId}|||||||SMART|||||0|101|0|0||");
        _desk.Server.Market.Compute(option, new() { Volatility = 0.15m, Delta = 0.6m, Price = 101.5m, Underlying = 7000m });
        _desk.Server.Market.OpenInterest(option, 1200, 800);
        _desk.Client.Take().Should().Equal("21|2|13|0|0.15|0.6|101.5|-1|-2|-2|-2|7000|", "2|6|2|27|1200|", "2|6|2|28|800|");
    }

    [Fact]
    public void A_snapshot_ends_after_eleven_seconds()
    {
        _desk.Client.Ask($"1|11|1|{_desk.Es.ConId}|||||||CME|||||0||1|0||");
        _desk.Clock.Advance(TimeSpan.FromSeconds(11));
        _desk.Client.Take().Should().Equal("57|1|1|");
    }

    [Fact]
    public void Five_second_bars_carry_the_start_of_the_bar()
    {
        _desk.Client.Ask($"50|3|1|{_desk.Es.ConId}|||||||CME|||||5|TRADES|0||");
        _desk.Clock.Advance(TimeSpan.FromSeconds(5));
        foreach (decimal price in new[] { 7000.5m, 7001m, 7000m, 7000.25m })
        {
            _desk.Server.Market.Trade(_desk.Es, price, 1);
        }

        _desk.Clock.Advance(TimeSpan.FromSeconds(10));
        _desk.Client.Take().Should().Equal("50|3|1|1795361405|7000.5|7001|7000|7000.25|4|7000.4375|4|", "50|3|1|1795361410|7000.25|7000.25|7000.25|7000.25|0|7000.25|0|");
    }

    [Fact]
    public void Historical_ticks_include_the_whole_last_second()
    {
        DateTimeOffset second = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);
        _desk.Server.History.Add(_desk.Es, Enumerable.Range(0, 5).Select(i => new HistoryTick(second.AddSeconds(i / 3), 7000 + i, 1, 6999, 7000)));
        _desk.Client.Ask($"96|1|{_desk.Es.ConId}|||||||CME|||||0|20261122-15:00:00||2|TRADES|0|0||")[0]
            .Should().Be("98|1|3|1795359600|0|7000|1|CME||1795359600|0|7001|1|CME||1795359600|0|7002|1|CME||1|");
    }

    [Fact]
    public void The_continuous_future_is_for_data_only_and_resolves_to_the_front_month()
    {
        _desk.Client.Ask("9|8|1|0|ES|CONTFUT||0|||CME||USD|||0||||")[0].Split('|')[13].Should().Be("515416632");
        _desk.Client.Ask(SimulatedDesk.Order(1, (4, "CONTFUT")))[0].Should().StartWith("4|1|321|");
    }

    [Fact]
    public void An_unknown_contract_gets_200_and_no_end_marker()
    {
        _desk.Client.Ask("9|8|1|0|ES|FUT|202612|0|||GLOBEX||USD|||0||||").Should().ContainSingle().Which.Should().StartWith("4|1|200|");
        _desk.Server.Violations.Should().BeEmpty();
    }

    private string[] Level1(int id, string name) =>
        _desk.Client.Ask($"1|11|{id}|{_desk.Server.Catalogue.Named(name).ConId}|||||||CME|||||0|233|0|0||");
}

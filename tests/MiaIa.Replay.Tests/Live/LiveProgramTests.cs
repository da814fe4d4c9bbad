using System.Text.Json;
using MiaIa.TwsSimulator;

namespace MiaIa.Replay.Tests.Live;

/// <summary>The real program with the broker and the feed of IB, against a TWS of our own behind a real socket.</summary>
public sealed class LiveProgramTests : IAsyncLifetime
{
    private readonly PaperDesk _desk = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public void Broker_test_checks_the_connection_and_sends_no_order()
    {
        (int exitCode, string output, string errors) = _desk.Mia(["broker", "test", "--json", .. PaperDesk.Plugins]);
        exitCode.Should().Be(0, output + errors);
        using JsonDocument document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("passed").GetBoolean().Should().BeTrue();
        document.RootElement.GetProperty("account").GetString().Should().Be(PaperDesk.Account);
        document.RootElement.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("check").GetString()).Should().Equal(
            "connection", "versions", "account", "clock difference", "contract", "order types", "permission and margin", "market data");
        _desk.Server.Read(() => _desk.Server.Exchange.Orders.Count).Should().Be(0);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Where_nothing_listens_both_commands_end_with_one_sentence_and_its_remedy()
    {
        _desk.Write(PaperDesk.FreePort());
        (int exitCode, string output, string errors) = _desk.Mia(["live", .. PaperDesk.Plugins]);
        exitCode.Should().Be(1, output + errors);
        output.Should().BeEmpty();
        errors.Trim().Should().Contain("refuses the connection: start TWS or IB Gateway").And.EndWith("Nothing was started.").And.NotContain("\n");
        _desk.Runs.Should().BeEmpty("it never becomes a simulation");

        (exitCode, output, errors) = _desk.Mia(["broker", "test", .. PaperDesk.Plugins]);
        exitCode.Should().Be(1, output + errors);
        output.Should().Contain("refuses the connection: start TWS or IB Gateway").And.Contain("FAILED, account not known; no order was sent");
    }

    [Fact]
    public async Task Live_is_connected_on_paper_and_ends_flat_when_it_is_interrupted()
    {
        using LiveProcess live = _desk.Live();
        await live.Until(live.Begun, "it is connected");
        live.Interrupt();
        (await live.End()).Should().Be(130, live.Output);
        Flat(live);
        _desk.Runs.Should().ContainSingle().Which.Should().EndWith("-paper");
        live.Output.Should().Contain("PAPER").And.Contain(PaperDesk.Account);
        RunTables.Rows(_desk.Journal, "SELECT value FROM header WHERE key = 'desk'").Should().Equal("PAPER");
    }

    [OpenMarketFact]
    public async Task Live_enters_with_a_stop_and_ends_flat_when_it_is_interrupted()
    {
        using LiveProcess live = _desk.Live();
        await live.Until(_desk.Filled(), "an entry fills");
        live.Interrupt();
        (await live.End()).Should().Be(130, live.Output);
        Flat(live);

        string run = _desk.Runs.Should().ContainSingle().Subject;
        run.Should().EndWith("-paper");
        live.Output.Should().Contain("PAPER").And.Contain(PaperDesk.Account);
        RunTables.Rows(_desk.Journal, "SELECT value FROM header WHERE key = 'desk'").Should().Equal("PAPER");
        Replays();
    }

    [OpenMarketFact]
    public async Task Killed_with_an_open_position_it_goes_on_with_the_same_orders_and_sends_nothing_twice()
    {
        using (LiveProcess first = _desk.Live())
        {
            await first.Until(_desk.Filled(), "an entry fills");
            first.Kill();
        }

        decimal position = _desk.Position;
        position.Should().NotBe(0);
        _desk.Working.Should().ContainSingle(o => o.Request.IsStop, "TWS keeps the stop");
        int orders = _desk.Server.Read(() => _desk.Server.Exchange.Orders.Count);

        using LiveProcess second = _desk.Live();
        await second.Until(_desk.Server.When(() => _desk.Server.Exchange.Orders.Count > orders), "it goes on to trade");
        second.Output.Should().Contain("goes on at");
        second.Interrupt();
        (await second.End()).Should().Be(130, second.Output);
        Flat(second);
        _desk.Runs.Should().ContainSingle("it is the same run");
        RunTables.Rows(_desk.Journal, "SELECT count(*) FROM restarts").Should().Equal("1");
        Replays();
    }

    private void Flat(LiveProcess live)
    {
        _desk.Position.Should().Be(0, live.Output);
        _desk.Working.Should().BeEmpty(live.Output);
        _desk.Server.Violations.Should().BeEmpty(live.Output);
        _desk.Server.Read(() => _desk.Server.Ledger.Duplicates).Should().BeEmpty();
        _desk.Server.Read(() => _desk.Server.Ledger.Exposures.Where(e => e.To - e.From > TimeSpan.FromSeconds(1)).ToArray()).Should().BeEmpty(live.Output);
    }

    private void Replays()
    {
        (int exitCode, string output, string errors) = _desk.Mia(["replay", "last", "--json", .. PaperDesk.Plugins]);
        exitCode.Should().Be(0, output + errors);
        using JsonDocument document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("identical").GetBoolean().Should().BeTrue(output);
        document.RootElement.GetProperty("orders").GetInt64().Should().BeGreaterThan(0);
    }
}

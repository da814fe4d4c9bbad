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
        (int exitCode, string output, string errors) = _desk.Mia(["broker", "test", "--json", .. _desk.Plugins]);
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
        (int exitCode, string output, string errors) = _desk.Mia(["live", .. _desk.Plugins]);
        exitCode.Should().Be(1, output + errors);
        output.Should().BeEmpty();
        errors.Trim().Should().Contain("refuses the connection: start TWS or IB Gateway").And.EndWith("Nothing was started.").And.NotContain("\n");
        _desk.Runs.Should().BeEmpty("it never becomes a simulation");

        (exitCode, output, errors) = _desk.Mia(["broker", "test", .. _desk.Plugins]);
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
        _desk.Flat(live);
        _desk.Runs.Should().ContainSingle().Which.Should().EndWith("-paper");
        live.Output.Should().Contain("PAPER").And.Contain(PaperDesk.Account);
        RunTables.Rows(_desk.Journal, "SELECT value FROM header WHERE key = 'desk'").Should().Equal("PAPER");
    }
}

using System.Text.Json;
using MiaIa.Host.Live.Stages;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Live;

/// <summary>The commands as a person runs them.</summary>
public sealed class LiveCommandTests : IDisposable
{
    private readonly LiveDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Live_without_a_TWS_exits_with_one()
    {
        _desk.Link = ", running-after: 1";
        (int exitCode, string output, string errors) = _desk.Mia("live");
        (exitCode, output, errors).Should().Be((1, "", "Nothing listens at port 7497. Start TWS and log in to the paper account. Nothing was started.\n"));
    }

    [Fact]
    public void Observing_and_real_money_together_are_a_mistake() => _desk.Mia("live", "--observe", "--real-money").ExitCode.Should().Be(2);

    [Fact]
    public void Broker_test_shows_what_is_wrong_and_is_written_down()
    {
        _desk.Link = ", probe: Warning";
        (int exitCode, string output, _) = _desk.Mia("broker", "test");
        exitCode.Should().Be(0);
        output.Should().Contain("market data").And.Contain("delayed by 15 min").And.Contain("-> Subscribe to CME real time.").And.Contain("no order was sent");
        StageRecord record = new StageBook(_desk.Runs).Read().Should().ContainSingle().Subject;
        (record.Stage, record.IsPassed, record.Account).Should().Be((Stage.ConnectionTest, true, "DU1"));
        _desk.Submitted.Should().BeEmpty();
    }

    [Fact]
    public void A_broker_test_that_fails_exits_with_one()
    {
        _desk.Link = ", probe: Failed";
        (int exitCode, string output, _) = _desk.Mia("broker", "test", "--json");
        exitCode.Should().Be(1);
        using JsonDocument document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("passed").GetBoolean().Should().BeFalse();
        document.RootElement.GetProperty("checks")[1].GetProperty("remedy").GetString().Should().Be("Subscribe to CME real time.");
        new StageBook(_desk.Runs).Read().Should().ContainSingle(r => !r.IsPassed);
    }

    [Fact]
    public void Stages_show_what_is_missing()
    {
        _desk.Mode = ", confirm-account: U7";
        (int exitCode, string output, _) = _desk.Mia("live", "--stages");
        exitCode.Should().Be(0);
        output.Should().Contain("missing for micro in U7: the connection test of account U7").And.Contain("4 scaling");
        _desk.Mia("stages", "--confirm-scaling").ExitCode.Should().Be(1);
    }
}

using System.Text.Json;
using MiaIa.Host.Control;

namespace MiaIa.Host.Tests.Control;

/// <summary>A person's hand on a real process.</summary>
public sealed class ControlProcessTests
{
    private const string Net = "SELECT coalesce(sum(CASE side WHEN 'Buy' THEN quantity ELSE -quantity END), 0) FROM fills";

    [Fact]
    public void FlattenResumeAndKill_AreAnswered_AndARunThatIsTerminatedEndsInOrder()
    {
        using RunningDesk desk = new(minutes: 400);
        desk.UntilLong();

        (int exitCode, string output, string errors) = desk.Mia("flatten", "--reason", "lunch");
        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("closed 1").And.Contain("now position 0, orders 0").And.Contain("halted command");
        desk.Rows(Net).Should().Equal("0");
        desk.Rows("SELECT exit_reason FROM round_trips").Should().Equal("Halt");
        desk.Rows("SELECT text FROM notes WHERE text LIKE 'flatten%'").Should().ContainSingle().Which.Should().EndWith(": lunch");

        desk.Mia("resume").ExitCode.Should().Be(2, "a reason is needed");
        (exitCode, output, errors) = desk.Mia("resume", "--reason", "back");
        exitCode.Should().Be(0, output + errors);
        output.Should().Contain("released command");

        desk.Mia("kill").Output.Should().Contain("halted kill (emergency)");
        (exitCode, output, errors) = desk.Mia("kill");
        exitCode.Should().Be(0, output + errors);
        output.Should().NotContain("halted", "it holds already");
        using (JsonDocument status = JsonDocument.Parse(desk.Mia("status", "--json").Output))
        {
            status.RootElement.GetProperty("running").GetBoolean().Should().BeTrue();
            status.RootElement.GetProperty("position").GetInt32().Should().Be(0);
            status.RootElement.GetProperty("halts")[0].GetProperty("cause").GetString().Should().Be("kill");
        }

        desk.Signal("TERM");
        desk.End().ExitCode.Should().Be(130);
        desk.Rows("SELECT cause || ' ' || coalesce(end_reason, 'holds') FROM halts ORDER BY number").Should()
            .Equal("Command holds", "Command a person resumed", "Kill holds");
        File.Exists(ControlFolder.Of(desk.Folder).ProcessPath).Should().BeFalse();

        desk.Mia("resume", "--reason", "understood").Output.Should().Contain("released kill");
        desk.Rows("SELECT end_reason FROM halts WHERE cause = 'Kill' ORDER BY number DESC LIMIT 1").Should().Equal("understood");
        desk.Mia("status").Output.Should().Contain("halts      none").And.Contain("interrupted");
    }

    [Fact]
    public void KillFile_StopsARunWithinASecond_AndNothingStartsUntilItIsGone()
    {
        using RunningDesk desk = new(minutes: 60);
        desk.UntilLong();
        DateTime begin = DateTime.UtcNow;
        desk.Kill.Make("test");
        desk.Until(_ => desk.Rows("SELECT cause FROM halts").Length > 0 && desk.Rows(Net) is ["0"], "the emergency stop");
        TimeSpan taken = DateTime.UtcNow - begin;

        (int exitCode, string output) = desk.End();
        exitCode.Should().Be(3, output);
        output.Should().Contain("STOPPED: kill (emergency)");
        desk.Rows("SELECT cause || ' ' || state FROM halts").Should().Equal("Kill Emergency");
        desk.Rows("SELECT id FROM orders WHERE role = 'Stop' AND id NOT IN (SELECT order_id FROM order_events WHERE kind = 'OrderCancelled')")
            .Should().BeEmpty("no order works after it");
        taken.Should().BeLessThan(TimeSpan.FromSeconds(1), "an emergency stop is done within a second");

        (int refused, _, string errors) = desk.Mia(RunningDesk.Sim);
        refused.Should().Be(3);
        errors.Should().Contain("KILL").And.Contain("mia resume --reason");
        desk.Mia("resume", "--reason", "understood").Output.Should().Contain("KILL is removed").And.Contain("released kill");
        desk.Mia("flatten").ExitCode.Should().Be(2);
        desk.Mia("kill").Output.Should().Contain("KILL is made");
        desk.Kill.Exists.Should().BeTrue();
    }

    [Theory]
    [InlineData("", "0")]
    [InlineData(", on-interrupt: keep-stop", "1")]
    public void CtrlC_EndsTheRunAsTheSettingSays(string settings, string position)
    {
        using RunningDesk desk = new(minutes: 400, settings);
        desk.UntilLong();
        desk.Signal("INT");
        (int exitCode, string output) = desk.End();
        exitCode.Should().Be(130, output);
        desk.Rows(Net).Should().Equal(position);
        desk.Rows("SELECT value FROM header WHERE key = 'finished'").Should().Equal("interrupted");
        desk.Rows("SELECT cause FROM halts").Should().BeEmpty();
        desk.Rows("SELECT text FROM notes ORDER BY number DESC LIMIT 1").Single().Should()
            .Be(position == "0" ? "ended: flat, and no order works" : "ended: position 1, 1 orders work");
    }
}

using MiaIa.Engine;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

/// <summary>What a running process says of itself, and how a person reads it.</summary>
public sealed class RunStateTests : IDisposable
{
    private const long TimeNs = 1_764_545_400_000_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Decision_and_feed_come_back_as_they_were_said()
    {
        RunState state = new(TimeNs, 7, -1, 2, 3, "number 4: no entry", "live; it's 12 events/s");
        Written(state.ToText()).Should().Be(state);
        state.ToText().Should().Contain("it's", "people read it");
    }

    [Fact]
    public void A_process_that_says_neither_says_nothing_of_them()
    {
        RunState state = new(TimeNs, 7, 0, 0, 0);
        Written(state.ToText()).Should().Be(state);
        Written("""{ "timeNs": 1, "events": 2, "position": 0, "working": 0, "journalBehind": 0 }""").Should().Be(new RunState(1, 2, 0, 0, 0));
    }

    [Theory]
    [InlineData(ReasonCode.NoSetup, 0, "number 4: no entry, NO_SETUP: no strategy has a setup")]
    [InlineData(ReasonCode.Data, 0, "number 4: no entry, DATA: warm-up is not finished")]
    [InlineData(ReasonCode.None, 9, "number 4: order 9")]
    [InlineData(ReasonCode.Exit, 9, "number 4: order 9, EXIT")]
    public void The_last_decision_says_why_nothing_was_entered(ReasonCode reason, long order, string expected) =>
        new LatestDecision(TimeNs, 4, reason, order).ToText().Should().StartWith(Moment.Text(TimeNs)).And.Contain(expected);

    [Fact]
    public void Every_reason_has_words() =>
        Enum.GetValues<ReasonCode>().Select(r => new LatestDecision(TimeNs, 1, r, 0).ToText()).Should().OnlyContain(t => !t.EndsWith(": ", StringComparison.Ordinal));

    private RunState? Written(string text)
    {
        ControlFolder folder = ControlFolder.Of(_folder.Root);
        folder.Make();
        File.WriteAllText(folder.StatePath, text);
        return RunState.Of(folder);
    }
}

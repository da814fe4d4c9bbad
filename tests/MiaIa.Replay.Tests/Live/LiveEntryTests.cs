using MiaIa.Tests;

namespace MiaIa.Replay.Tests.Live;

/// <summary>The real program in an open market, at a TWS behind a real socket, from its first entry to an interrupt.</summary>
public sealed class LiveEntryTests : IAsyncLifetime
{
    private readonly PaperDesk _desk = new(isShifted: true);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Live_enters_with_a_stop_and_ends_flat_when_it_is_interrupted()
    {
        using LiveProcess live = _desk.Live();
        await live.Until(_desk.Filled(), "an entry fills");
        live.Interrupt();
        (await live.End()).Should().Be(130, live.Output);
        _desk.Flat(live);

        string run = _desk.Runs.Should().ContainSingle().Subject;
        run.Should().EndWith("-paper");
        live.Output.Should().Contain("PAPER").And.Contain(PaperDesk.Account);
        RunTables.Rows(_desk.Journal, "SELECT value FROM header WHERE key = 'desk'").Should().Equal("PAPER");
        _desk.Replays();
    }
}

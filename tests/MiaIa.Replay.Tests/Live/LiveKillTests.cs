using MiaIa.Tests;
using MiaIa.TwsSimulator;

namespace MiaIa.Replay.Tests.Live;

/// <summary>The real program in an open market, killed where it hurts: TWS keeps what it was told, and the same run goes on.</summary>
public sealed class LiveKillTests : IAsyncLifetime
{
    private readonly PaperDesk _desk = new(isShifted: true);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Killed_with_an_open_position_it_goes_on_with_the_same_orders_and_sends_nothing_twice()
    {
        await Killed(() => _desk.IsFilled, "an entry fills");
        _desk.Position.Should().NotBe(0);
        _desk.Working.Should().Contain(o => o.Request.IsStop, "TWS keeps the stop");
        await GoesOn();
    }

    [Fact]
    public async Task Killed_between_an_entry_and_its_stop_nothing_is_filled_without_a_stop_and_nothing_is_sent_twice()
    {
        _desk.Server.Do(() => _desk.Server.Faults.At(Moment.AfterParent));
        await Killed(() => _desk.Server.Exchange.Orders.Any(o => o.Parent is null), "an entry arrives");
        _desk.Position.Should().Be(0, "an entry without its children is not transmitted");
        await GoesOn();
    }

    [FullFact]
    public async Task Killed_during_a_reset_with_an_open_position_it_is_protected_all_the_time_and_nothing_is_sent_twice()
    {
        await Killed(() => _desk.IsFilled, "an entry fills", () => _desk.Server.Incidents.NightlyReset(3, TimeSpan.FromSeconds(2)));
        _desk.Position.Should().NotBe(0);
        await GoesOn();
    }

    // The kill comes under the gate of TWS, at the very message.
    private async Task Killed(Func<bool> isMet, string when, Action? then = null)
    {
        using LiveProcess first = _desk.Live();
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task killed = _desk.Server.When(() =>
        {
            if (!met.Task.IsCompleted && isMet())
            {
                met.SetResult();
                first.Kill();
                then?.Invoke();
            }

            return met.Task.IsCompleted;
        });
        await first.Until(met.Task, when);
        await killed;
    }

    private async Task GoesOn()
    {
        int orders = _desk.Server.Read(() => _desk.Server.Exchange.Orders.Count);
        using LiveProcess second = _desk.Live();
        await second.Until(_desk.Server.When(() => _desk.Server.Exchange.Orders.Count > orders), "it goes on to trade");
        second.Interrupt();
        (await second.End()).Should().Be(130, second.Output);
        second.Output.Should().Contain("goes on at");
        _desk.Flat(second);
        _desk.Runs.Should().ContainSingle("it is the same run");
        RunTables.Rows(_desk.Journal, "SELECT count(*) FROM restarts").Should().Equal("1");
        _desk.Replays();
    }
}

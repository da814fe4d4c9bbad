using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Risk;

public sealed class HaltTests : IDisposable
{
    private readonly TradingDesk _desk = TradingDesk.Scripted(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy) : default);

    [Fact]
    public void A_halt_forbids_entries_and_says_so()
    {
        _desk.Open().Send(MarketEvent.Of(Clock.At(10, 0), new Halt(HaltCause.Command, IsManual: false)));
        _desk.Bar(10, 0, 24000).Last.Steps().Should().Equal(ReasonCode.Limit);
        _desk.Journal.Notes.Should().ContainSingle().Which.Kind.Should().Be(NoteKind.Halt);
    }

    [Theory]
    [InlineData(false, 20250717, true, true)]
    [InlineData(false, 20250717, false, false)] // no trading day
    [InlineData(false, 20250716, true, false)]  // a later window of the same date
    [InlineData(true, 20250717, true, false)]   // only a person releases it
    public void It_ends_with_the_next_session_date_that_is_a_trading_day_unless_it_is_manual(
        bool isManual, int date, bool isTradingDay, bool isReleased)
    {
        _desk.Open().Send(MarketEvent.Of(Clock.At(10, 0), new Halt(HaltCause.Command, isManual))).Open(date, isTradingDay, day: 1);
        _desk.Bar(9, 34, 24000, day: 1).Last.Steps().Contains(ReasonCode.Limit).Should().Be(!isReleased);
    }

    [Fact]
    public void It_never_blocks_the_way_out()
    {
        _desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000);
        _desk.State.PositionQuantity.Should().Be(2);
        _desk.Send(MarketEvent.Of(Clock.At(10, 2), new Halt(HaltCause.Command, IsManual: true)));
        _desk.Bar(10, 2, 24000, 24018, 24000, 24018).Bar(10, 3, 24000);
        _desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Target);
        _desk.Journal.Orders.Should().HaveCount(3, "and nothing new is entered");
    }

    [Fact]
    public void A_resting_entry_is_cancelled()
    {
        using TradingDesk desk = TradingDesk.EntersOnce(Propose.Limit(Side.Buy, 23990));
        desk.Open().Bar(10, 0, 24000).Send(MarketEvent.Of(Clock.At(10, 1), new Halt(HaltCause.Command, IsManual: false))).Bar(10, 1, 23980);
        desk.Journal.Trips.Should().BeEmpty();
        desk.State.PositionQuantity.Should().Be(0);
    }

    public void Dispose() => _desk.Dispose();
}

using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Setups;

/// <summary>
/// A session that traded 100 contracts at each price within 30 ticks of 24000, more around 12 and 24 ticks away, and hardly anything
/// within 5 ticks: 4 contracts at the middle, two more with each tick. Of the 59 rows that have two neighbours the mean is
/// (5604 - 200) / 59 = 91.6 contracts, so rows of up to 45.8 are thin: those within 5 ticks (42 at the edge, 71 beyond).
/// </summary>
public sealed class ProfileGapFillTests : SingleTriggerTests
{
    private const int Below = SetupDesk.Price - 8;

    protected override string Id => "profile-gap-fill";

    // From 5 ticks below the middle to the node 12 above it.
    protected override (int Stop, int Target, double Quality) Expected => (5, 17, 0.6);

    protected override int Close => SetupDesk.Price - 5;

    private protected override void Arrange(SetupDesk desk) => Arrange(desk, Below);

    private protected override void Trigger(SetupDesk desk)
    {
    }

    private protected override void Untrigger(SetupDesk desk)
    {
    }

    private protected override Proposal? TriggerBar(SetupDesk desk) => Bar(desk, Below, Close);

    private protected override Proposal? ReleaseBar(SetupDesk desk) => Bar(desk, Close, Below);

    [Theory]
    [InlineData(-8, -6, null)] // 71 contracts: not thin
    [InlineData(-8, -5, 17)]
    [InlineData(-8, -4, 16)]
    [InlineData(-4, -3, null)] // inside already
    public void FirstCloseInside_IsFollowed(int before, int close, int? target)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = new(Id, side);
            Arrange(desk, SetupDesk.Price + before);
            (Bar(desk, SetupDesk.Price + before, SetupDesk.Price + close)?.TargetTicks).Should().Be(target);
        }
    }

    [Fact]
    public void RegionThatIsEnteredFromAbove_IsSold()
    {
        SetupDesk desk = new(Id);
        Arrange(desk, SetupDesk.Price + 8);
        Proposal proposal = Bar(desk, SetupDesk.Price + 8, SetupDesk.Price + 5)!.Value;
        (proposal.Side, proposal.TargetTicks).Should().Be((Side.Sell, 17));
    }

    [Fact]
    public void NodeThatIsTooNear_LeavesTheNextOne()
    {
        // From 5 below the middle the node at 12 lies 17 ahead, that at 24 lies 29; the stop is 5.
        Fire(Ready(options: new ProfileGapFillOptions { LeastRewardRisk = 3.5 }))!.Value.TargetTicks.Should().Be(29);
        Fire(Ready(options: new ProfileGapFillOptions { LeastRewardRisk = 6 })).Should().BeNull();
    }

    [Fact]
    public void ThinRow_IsAMeasureOfStrength()
    {
        // (14 + 12 + 10) / 3 = 12 contracts of 91.6 are .13; (100 + 14 + 12) / 3 = 42 are .46.
        SetupDesk desk = Ready();
        Bar(desk, Below, SetupDesk.Price - 4)!.Value.Quality.Should().Be(1);
    }

    [Fact]
    public void WithoutASessionBefore_NothingIsTold()
    {
        SetupDesk desk = new(Id);
        Print(desk);
        Quiet(desk, Below);
        Fire(desk).Should().BeNull();
    }

    [Fact]
    public void BarsWithoutPrints_MakeTheProfile()
    {
        // 100 contracts in each of 30 rows on either side, 50 more at 12, and from 9 down to 4 in the 11 rows between. The wide bars
        // make a large range: a tenth of it is less than the least stop.
        SetupDesk desk = new(Id, options: new ProfileGapFillOptions { StopAtr = 0.1 });
        desk.Bar(SetupDesk.Price - 6, SetupDesk.Price - 6, SetupDesk.Price - 35, SetupDesk.Price - 6, volume: 3000);
        desk.Bar(SetupDesk.Price + 6, SetupDesk.Price + 35, SetupDesk.Price + 6, SetupDesk.Price + 6, volume: 3000);
        desk.Bar(SetupDesk.Price + 12, SetupDesk.Price + 12, SetupDesk.Price + 12, SetupDesk.Price + 12, volume: 50);
        for (int row = -5; row <= 5; row++)
        {
            int price = SetupDesk.Price + row;
            desk.Bar(price, price, price, price, volume: 4 + Math.Abs(row));
        }

        NextSession(desk);
        Quiet(desk, Below);
        Fire(desk)!.Value.TargetTicks.Should().Be(17);
    }

    private static void Arrange(SetupDesk desk, int close)
    {
        Print(desk);
        NextSession(desk);
        Quiet(desk, close);
    }

    private static void Print(SetupDesk desk)
    {
        for (int row = -30; row <= 30; row++)
        {
            int from = Math.Abs(row);
            int more = from is 12 ? 60 : from is 24 ? 70 : from is 11 or 13 or 23 or 25 ? 30 : 0;
            desk.Print(SetupDesk.Price + row, from <= 5 ? 4 + (2 * from) : 100 + more);
        }
    }

    private static void NextSession(SetupDesk desk)
    {
        Session next = TestSessions.Of(20250611, desk.NowNs, SessionWindow.AfterHours, isSessionStart: true);
        desk.Send(MarketEvent.Of(desk.NowNs, in next));
    }

    private static void Quiet(SetupDesk desk, int close)
    {
        for (int i = 0; i < SetupDesk.WarmBars; i++)
        {
            desk.Bar(close, close + 2, close - 2, close, hasPrints: true);
        }
    }

    /// <summary>A bar that spans 4 ticks with the close before it, so that the range stays 4.</summary>
    private static Proposal? Bar(SetupDesk desk, int before, int close)
    {
        int low = Math.Min(before, close);
        return desk.Bar(before, low + 4, low, close, hasPrints: true);
    }
}

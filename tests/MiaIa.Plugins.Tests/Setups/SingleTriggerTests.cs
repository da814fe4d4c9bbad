using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Setups;

/// <summary>
/// The rules that all strategies of one trigger share, tested on each of them. One that derives says how it triggers, and what it
/// must then propose.
/// </summary>
public abstract class SingleTriggerTests
{
    private static readonly SetupEvidence Strong = new(Side.Buy, 0.85, 0.85, null);

    /// <summary>The strategy.</summary>
    protected abstract string Id { get; }

    /// <summary>Stop, target and quality of the setup that <see cref="Trigger"/> and <see cref="TriggerBar"/> make.</summary>
    protected abstract (int Stop, int Target, double Quality) Expected { get; }

    /// <summary>Close of the bar of the trigger, in ticks.</summary>
    protected virtual int Close => SetupDesk.Price;

    /// <summary>Inputs that are required to start, and may be Missing at a trigger.</summary>
    protected virtual IReadOnlyList<string> MayBeMissing => [];

    /// <summary>Brings the desk to the bar before the trigger.</summary>
    private protected virtual void Arrange(SetupDesk desk)
    {
        Untrigger(desk);
        desk.Quiet();
    }

    /// <summary>Sets the inputs of a trigger.</summary>
    private protected abstract void Trigger(SetupDesk desk);

    /// <summary>The bar of the trigger.</summary>
    private protected virtual Proposal? TriggerBar(SetupDesk desk) => desk.QuietBar(Close);

    /// <summary>Sets the inputs of no trigger.</summary>
    private protected abstract void Untrigger(SetupDesk desk);

    /// <summary>A bar at which nothing triggers.</summary>
    private protected virtual Proposal? ReleaseBar(SetupDesk desk) => desk.QuietBar();

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void Trigger_IsEnteredAtTheMarket_WithItsBracket(Side side)
    {
        Proposal proposal = Fire(Ready(side))!.Value;
        proposal.Should().Be(
            new Proposal(ProposalKind.Enter, side, 0, Expected.Stop, Expected.Target, proposal.Quality, 0, 0, 0)
            {
                Gate = ScoreGate.Candidate,
            });
        proposal.Quality.Should().BeApproximately(Expected.Quality, 1e-12);
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void TriggerThatStands_GivesOneSignal_AndAnotherWhenItComesAgain(Side side)
    {
        SetupDesk desk = Ready(side);
        Fire(desk).Should().NotBeNull();
        Fire(desk).Should().BeNull("one signal for one trigger");
        Release(desk).Should().BeNull();
        Fire(desk).Should().NotBeNull();
    }

    [Fact]
    public void TriggerWhileInAPosition_IsUsedUp()
    {
        SetupDesk desk = Ready();
        Fire(desk);
        desk.Ask(position: 1).Should().BeNull();
        desk.Ask(isBarClose: false).Should().BeNull("setups are looked for at bar closes");
        desk.Ask().Should().NotBeNull("the question changes nothing");
        Fire(desk).Should().BeNull("that would not be the next tick after the trigger");
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void AfterAnEntry_ItPauses(int seconds, bool isProposed)
    {
        SetupDesk desk = Ready();
        Fire(desk);
        long entryNs = desk.NowNs - (seconds * EventTimes.Second);
        desk.Strategy.OnTripEnd(new TripEnd(Side.Buy, entryNs, entryNs + EventTimes.Second, true, -5, 0));
        desk.Ask().HasValue.Should().Be(isProposed);
    }

    [Theory]
    [InlineData(FeatureStatus.Missing)]
    [InlineData(FeatureStatus.Stale)]
    public void InputThatIsNotUsable_IsNoSetup(FeatureStatus status)
    {
        foreach (string input in Ready().Required.Except(MayBeMissing, StringComparer.Ordinal))
        {
            SetupDesk desk = Ready();
            Trigger(desk);
            desk.Lose(input, status);
            TriggerBar(desk).Should().BeNull("{0} is {1}", input, status);
        }
    }

    [Theory]
    [InlineData(FeatureStatus.Missing)]
    [InlineData(FeatureStatus.Stale)]
    public void SignalThatIsLostBeforeTheQuestion_IsNoSetup(FeatureStatus status)
    {
        SetupDesk desk = Ready();
        Fire(desk);
        if (desk.Required.Count > 0)
        {
            desk.Lose(desk.Required[0], status).Ask().Should().BeNull();
        }
    }

    [Fact]
    public void TriggerThatStands_IsNotNewAgain_AfterABarAtWhichNobodyCouldTell()
    {
        SetupDesk desk = Ready();
        Fire(desk);
        if (desk.Required.Count > 0)
        {
            desk.Lose(desk.Required[0]);
            TriggerBar(desk).Should().BeNull();
            Fire(desk).Should().BeNull();
        }
    }

    [Theory]
    [InlineData(Side.Buy, 0, false)] // a call wall at the price stands against a long
    [InlineData(Side.Buy, 6, false)]
    [InlineData(Side.Buy, 6.01, true)]
    [InlineData(Side.Buy, -1, true)] // behind
    [InlineData(Side.Sell, 0, false)]
    [InlineData(Side.Sell, 6, false)]
    [InlineData(Side.Sell, 6.01, true)]
    [InlineData(Side.Sell, -1, true)]
    public void WallThatHoldsAgainstIt_ForbidsTheEntry_UpToSixTicksAhead(Side side, double ahead, bool isProposed)
    {
        SetupDesk desk = WithWalls(side).At("gamma-levels.call-wall", Close + ahead).At("gamma-levels.put-wall", Close - 100);
        Fire(desk).HasValue.Should().Be(isProposed);
    }

    [Theory]
    [InlineData(Side.Buy, 0, true)] // a put wall at the price carries a long
    [InlineData(Side.Buy, 1, false)]
    [InlineData(Side.Buy, 7, true)]
    [InlineData(Side.Sell, 0, true)]
    [InlineData(Side.Sell, 1, false)]
    [InlineData(Side.Sell, 7, true)]
    public void OtherWall_ForbidsTheEntry_WhenItStandsAhead(Side side, double ahead, bool isProposed)
    {
        SetupDesk desk = WithWalls(side).At("gamma-levels.call-wall", Close + 100).At("gamma-levels.put-wall", Close + ahead);
        Fire(desk).HasValue.Should().Be(isProposed);
    }

    [Theory]
    [InlineData("gamma-levels.call-wall")]
    [InlineData("gamma-levels.put-wall")]
    public void WallThatIsComputed_AndNotKnown_ForbidsTheEntry(string wall)
    {
        SetupDesk desk = WithWalls(Side.Buy).At("gamma-levels.call-wall", Close + 100).At("gamma-levels.put-wall", Close - 100).Lose(wall);
        Fire(desk).Should().BeNull();
    }

    [Fact]
    public void Confidence_BelowTheLeast_TakesTheEntryBack()
    {
        SetupDesk desk = Ready();
        Proposal proposal = Fire(desk)!.Value;
        desk.Grade(proposal, Strong).Should().Be(proposal);
        desk.Grade(proposal, new SetupEvidence(Side.Buy, 0.4, 0.85, null)).Kind.Should().Be(ProposalKind.None);
        desk.Grade(proposal, new SetupEvidence(Side.Sell, 0.85, 0.85, null)).Kind.Should().Be(ProposalKind.None, "it is of the other side");
    }

    [Fact]
    public void Roll_ForgetsTriggerAndRange()
    {
        SetupDesk desk = Ready();
        Fire(desk);
        desk.Roll();
        desk.Ask().Should().BeNull();
        Release(desk);
        Fire(desk).Should().BeNull("there is no average true range yet");
    }

    [Fact]
    public void LeastStopAboveTheMost_IsRefused()
    {
        Type options = Conformance.StrategyCatalog.TypeOf(Id).GetConstructors().Single().GetParameters()[0].ParameterType;
        object wrong = Activator.CreateInstance(options)!;
        options.GetProperty("LeastStopTicks")!.SetValue(wrong, 16);
        Action build = () => Conformance.StrategyCatalog.Create(Id, wrong);
        build.Should().Throw<Exception>().WithInnerException<ArgumentException>().WithMessage("least-stop-ticks*");
    }

    /// <summary>A desk at the bar before the trigger.</summary>
    private protected SetupDesk Ready(Side side = Side.Buy, object? options = null)
    {
        SetupDesk desk = new(Id, side, options: options);
        Arrange(desk);
        return desk;
    }

    /// <summary>Lets it trigger.</summary>
    private protected Proposal? Fire(SetupDesk desk)
    {
        Trigger(desk);
        return TriggerBar(desk);
    }

    /// <summary>Ends the trigger.</summary>
    private protected Proposal? Release(SetupDesk desk)
    {
        Untrigger(desk);
        return ReleaseBar(desk);
    }

    private SetupDesk WithWalls(Side side)
    {
        SetupDesk desk = new(Id, side, hasWalls: true);
        Arrange(desk);
        return desk;
    }
}

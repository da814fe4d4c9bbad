using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

public sealed class MethodExitsTests
{
    private const int Violation = 5;
    private const int Retreat = 6;

    private readonly TestInput[] _inputs =
        [new("green-violated"), new("red-violated"), new("exit-long"), new("exit-short")];

    [Theory]
    [InlineData(0, 2, Violation)]
    [InlineData(0, -2, null)]
    [InlineData(1, -1, Violation)]
    [InlineData(1, 1, null)]
    [InlineData(2, 1, Retreat)]
    [InlineData(2, -1, null)]
    [InlineData(3, -1, Retreat)]
    [InlineData(3, 1, null)]
    [InlineData(0, 0, null)]
    [InlineData(3, 0, null)]
    public void EachExit_EndsPositionsOfItsSideOnly(int input, int position, int? setup)
    {
        MethodExits exits = Exits();
        foreach (TestInput quiet in _inputs)
        {
            quiet.Set(0);
        }

        exits.TryExit(1, Violation, Retreat, out _).Should().BeFalse();
        exits.TryExit(-1, Violation, Retreat, out _).Should().BeFalse();
        _inputs[input].Set(1);
        exits.TryExit(position, Violation, Retreat, out Proposal proposal).Should().Be(setup is not null);
        proposal.Should().Be(setup is { } place
            ? new Proposal(ProposalKind.Exit, Side.None, 0, 0, 0, 1, (byte)place, 0, 0)
            : default);
    }

    [Fact]
    public void Violation_ComesFirst()
    {
        _inputs[0].Set(1);
        _inputs[2].Set(1);
        Exits().TryExit(1, Violation, Retreat, out Proposal proposal).Should().BeTrue();
        proposal.Setup.Should().Be(Violation);
    }

    [Fact]
    public void NotUsable_EndsNothing()
    {
        Exits().TryExit(1, Violation, Retreat, out _).Should().BeFalse();
        _inputs[0].Set(1, FeatureStatus.Stale);
        Exits().TryExit(1, Violation, Retreat, out _).Should().BeFalse();
    }

    private MethodExits Exits() => new(_inputs[0].Input, _inputs[1].Input, _inputs[2].Input, _inputs[3].Input);
}

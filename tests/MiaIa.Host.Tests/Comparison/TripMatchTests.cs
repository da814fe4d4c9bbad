using MiaIa.Host.Comparison;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Comparison;

public sealed class TripMatchTests
{
    [Fact]
    public void Common_AreThoseWithTheSameEntryTimeAndSide()
    {
        TripMatch match = TripMatch.Of(
            [Trips.Of(1, 100, entryNs: 10), Trips.Of(1, -50, entryNs: 20), Trips.Of(1, 7, entryNs: 30)],
            [Trips.Of(1, 100, entryNs: 10), Trips.Of(1, -40, entryNs: 20, exitTicks: 3), Trips.Of(1, 9, entryNs: 30, side: Side.Sell)]);

        match.Should().Be(new TripMatch(
            Common: 2, SameExit: 1, CommonNetA: 50, CommonNetB: 60, OnlyA: 1, OnlyNetA: 7, OnlyB: 1, OnlyNetB: 9));
    }
}

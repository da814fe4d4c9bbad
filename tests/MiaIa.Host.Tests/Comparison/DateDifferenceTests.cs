using MiaIa.Engine;
using MiaIa.Host.Comparison;

namespace MiaIa.Host.Tests.Comparison;

public sealed class DateDifferenceTests
{
    [Fact]
    public void RoundTripsOfADate_CountOnce_AndDatesWithoutAnyCountWithZero()
    {
        // Differences per date: 10 + 20 - 6 = 24, 0 - 6 = -6, 0: mean 6; squares 324 + 144 + 36 = 504, / 2 / 3 = 84.
        DateDifference net = DateDifference.Of(
            [Trips.Of(20200102, 6), Trips.Of(20200103, 6)],
            [Trips.Of(20200102, 10), Trips.Of(20200102, 20)],
            [20200102, 20200103, 20200106]);

        net.Dates.Should().Be(3);
        net.Differing.Should().Be(2);
        net.Total.Should().Be(18);
        net.Mean.Should().Be(6);
        net.StandardError.Should().BeApproximately(Math.Sqrt(84), 1e-12);
        net.Verdict.Should().Be(DateVerdict.TooFew, "two dates differ");
    }

    [Fact]
    public void TheSameRoundTrips_AreTheSameOnEveryDate()
    {
        RoundTrip[] trips = [Trips.Of(20200102, 6), Trips.Of(20200103, -6)];
        DateDifference net = DateDifference.Of(trips, trips, [20200102, 20200103]);
        net.Verdict.Should().Be(DateVerdict.Same);
        net.Mean.Should().Be(0);
    }

    [Fact]
    public void WithoutDates_NothingIsKnown()
    {
        DateDifference net = DateDifference.Of([], [], []);
        (net.Mean, net.StandardError, net.Verdict).Should().Be((null, null, DateVerdict.Same));
    }

    // Ten dates of 1 + d and 1 - d in turn: mean 1, standard error d * sqrt(10 / 9) / sqrt(10) = d / 3; t of 9 degrees is 2.262.
    [Theory]
    [InlineData(1.30, true)] // 1 > 2.262 * .4333 = .980
    [InlineData(1.35, false)] // 1 < 2.262 * .45 = 1.018
    public void AMean_IsToldFromZero_BeyondTheQuantileOfItsStandardError(double spread, bool isTold)
    {
        IEnumerable<int> dates = Enumerable.Range(20200101, 10);
        RoundTrip[] trips = [.. dates.Select(d => Trips.Of(d, 1 + ((d % 2 == 0 ? -1 : 1) * (decimal)spread)))];

        DateDifference above = DateDifference.Of([], trips, dates);
        DateDifference below = DateDifference.Of(trips, [], dates);

        above.Verdict.Should().Be(isTold ? DateVerdict.BeyondChance : DateVerdict.WithinChance);
        below.Verdict.Should().Be(above.Verdict, "exchanging A and B changes the sign alone");
        below.Mean.Should().Be(-above.Mean);
    }

    [Theory] // Tables of Student's t, two-sided 95 %.
    [InlineData(9, 2.262)]
    [InlineData(20, 2.086)]
    [InlineData(60, 2.000)]
    [InlineData(120, 1.980)]
    public void Quantile_IsThatOfTheTables(int freedom, double expected) =>
        DateDifference.Quantile(freedom).Should().BeApproximately(expected, 0.0006);
}

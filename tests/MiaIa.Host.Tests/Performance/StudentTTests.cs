using MiaIa.Host.Performance;

namespace MiaIa.Host.Tests.Performance;

/// <summary>Against closed forms (Cauchy for one degree, 1/2 + t / (2 sqrt(2 + t²)) for two) and printed tables of the 97.5 % quantile.</summary>
public sealed class StudentTTests
{
    [Theory]
    [InlineData(1, 1, 0.75)]
    [InlineData(1, 2, 0.78867513459481287)]
    [InlineData(-1, 2, 0.21132486540518713)]
    [InlineData(0, 7, 0.5)]
    public void TheProbability_IsThatOfTheClosedForm(double t, int freedom, double expected) =>
        StudentT.Cumulative(t, freedom).Should().BeApproximately(expected, 1e-12);

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(30, 2.0423)]
    [InlineData(120, 1.9799)]
    [InlineData(100_000, 1.9600)]
    public void TheQuantile_IsThatOfTheTables(int freedom, double expected) =>
        StudentT.Inverse(0.975, freedom).Should().BeApproximately(expected, 5e-5);
}

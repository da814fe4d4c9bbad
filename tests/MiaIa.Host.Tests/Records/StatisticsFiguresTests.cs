using MiaIa.Host.Records;

namespace MiaIa.Host.Tests.Records;

/// <summary>The owner's three lines, to the letter.</summary>
public sealed class StatisticsFiguresTests
{
    [Fact]
    public void WithoutAnything_TheLinesAreTheOwners() =>
        default(StatisticsFigures).Lines().Should().Equal(
            "Stats Intégrées: Trades=0, Win Rate=0.0%, PnL=$0.00, Daily PnL=$0.00, Positions=0",
            "ML Approval Rate: 0.0% (0/0)",
            "Gamma Optimization Rate: 0.0% (0/0)");

    /// <summary>2 of 3 decided are 66.7 %, 1 of 8 is 12.5 %, 1 of 3 is 33.3 %.</summary>
    [Fact]
    public void Numbers_HaveAPointAndNoSeparators_AndALossHasItsSignBehindTheDollar() =>
        new StatisticsFigures(0, 1234, 2, 1, -12.5m, 1234567.891m, 2, 1, 8, 1, 3).Lines().Should().Equal(
            "Stats Intégrées: Trades=1234, Win Rate=66.7%, PnL=$-12.50, Daily PnL=$1234567.89, Positions=2",
            "ML Approval Rate: 12.5% (1/8)",
            "Gamma Optimization Rate: 33.3% (1/3)");

    [Fact]
    public void WhatRoundsToNothing_HasNoSign() =>
        (default(StatisticsFigures) with { Net = -0.001m }).Lines()[0].Should().Contain("PnL=$0.00, Daily");
}

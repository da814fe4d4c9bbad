using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>Figures of two runs in columns: A, B and, where it has a meaning, B less A.</summary>
internal static class ComparisonTable
{
    /// <summary>Writes a line of counts.</summary>
    public static void Counts(string name, long a, long b, TextWriter output) =>
        Line(name, $"{a:N0}", $"{b:N0}", $"{b - a:+#,0;-#,0;0}", output);

    /// <summary>Writes the statistics.</summary>
    public static void WriteStatistics(ComparisonResult result, TextWriter output)
    {
        TradeStatistics a = result.ResultA.Statistics;
        TradeStatistics b = result.ResultB.Statistics;
        output.WriteLine();
        output.WriteLine($"{"Statistics, USD",-34} {"A",14} {"B",14} {"B - A",14}");
        Counts("round trips", a.RoundTrips, b.RoundTrips, output);
        Counts("of them long", a.Longs, b.Longs, output);
        Counts("won", a.Wins, b.Wins, output);
        Counts("lost", a.Losses, b.Losses, output);
        Line("win rate", Percent(a.WinRate), Percent(b.WinRate), "", output);
        Line("its 95 % interval", Interval(a), Interval(b), "", output);
        Money("gross", a.Gross, b.Gross, output);
        Money("fees", a.Fees, b.Fees, output);
        Money("slippage inside the prices", a.Slippage, b.Slippage, output);
        Money("net", a.Net, b.Net, output);
        Line("mean net of a round trip", Number(a.Expectancy), Number(b.Expectancy), "", output);
        Line("its standard error", Number(a.ExpectancyError), Number(b.ExpectancyError), "", output);
        Line("profit factor", Number(a.ProfitFactor), Number(b.ProfitFactor), "", output);
        Money("largest drawdown", result.ResultA.State.MaxDrawdown, result.ResultB.State.MaxDrawdown, output);
        Money("open at the end", result.ResultA.State.OpenProfit, result.ResultB.State.OpenProfit, output);
        Line("mean coverage", Share(result.ResultA.State.MeanCoverage), Share(result.ResultB.State.MeanCoverage), "", output);
    }

    private static void Money(string name, decimal a, decimal b, TextWriter output) =>
        Line(name, $"{a:0.00}", $"{b:0.00}", $"{b - a:+0.00;-0.00;0.00}", output);

    private static void Line(string name, string a, string b, string difference, TextWriter output) =>
        output.WriteLine($"  {name,-32} {a,14} {b,14} {difference,14}".TrimEnd());

    private static string Interval(TradeStatistics s) =>
        s.WinRateLow is { } low && s.WinRateHigh is { } high ? $"{100 * low:0.0} to {100 * high:0.0}" : "-";

    private static string Percent(double? share) => share is { } s ? $"{100 * s:0.0} %" : "-";

    private static string Share(double? share) => share is { } s ? $"{s:0.000}" : "-";

    private static string Number(double? value) => value is { } v ? $"{v:0.00}" : "-";
}

using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// Both strategies on both sides of a made-up market with planted trend days and range days, with weak setups traded and a budget that pays
/// for every stop; and the same without planted effects, where nothing can be earned. All figures are SIMULATED.
/// </summary>
public sealed class PlantedStrategyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PlantedDays_AreTradedByBothStrategies_OnBothSides()
    {
        using JsonDocument run = Run("\"trend-day,range-day\"", 100);
        string journal = Path.Combine(_folder.Root, run.RootElement.GetProperty("journal").GetString()!);
        const string Entries =
            "SELECT strategy, side, count(*) FROM signals WHERE rejected_by IS NULL AND side IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2";
        IReadOnlyList<string[]> entries = RunTables.Cells(journal, Entries);
        entries.Select(e => $"{e[0]} {e[1]}").Should().Equal("range Buy", "range Sell", "trend Buy", "trend Sell");
        entries.Where(e => e[0] == "trend").Should().OnlyContain(e => int.Parse(e[2]) > 50);

        // What is planted can be earned: the mean is clear of 0 after all costs.
        (double mean, double error) = Expectancy(run);
        mean.Should().BeGreaterThan(2 * error, "mean {0:0.00}, standard error {1:0.00}", mean, error);
    }

    [Fact]
    public void WithoutPlantedEffects_NothingIsEarned()
    {
        using JsonDocument run = Run("off", 60);
        run.RootElement.GetProperty("statistics").GetProperty("roundTrips").GetInt32().Should().BeGreaterThan(20);
        (double mean, double error) = Expectancy(run);
        mean.Should().BeLessThan(2 * error, "mean {0:0.00}, standard error {1:0.00}", mean, error);
    }

    private static (double Mean, double Error) Expectancy(JsonDocument run)
    {
        JsonElement statistics = run.RootElement.GetProperty("statistics");
        return (statistics.GetProperty("expectancy").GetDouble(), statistics.GetProperty("expectancyStandardError").GetDouble());
    }

    private JsonDocument Run(string planted, int days)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"));
        foreach ((string shipped, string wanted) in new (string, string)[]
        {
            ("source: synthetic,", $"source: {{ synthetic: {{ planted: {planted}, days: {days}, activity: 0.15 }} }},"),
            ("  trend: ", "  trend: { trade-weak: on } #"),
            ("  range: ", "  range: { trade-weak: on } #"),
            ("confidence-gate:", "confidence-gate: { min: 0.60 } #"),
            ("decision-cycle: 50ms", "decision-cycle: 0ms"),
            ("daily-loss: 500 USD", "daily-loss: 5000 USD"),
            ("daily-target: 1000 USD", "daily-target: 100000 USD"),
            ("position-size: { risk-dollars: 250 USD }", "position-size: { risk-percent: 10 %, risk-dollars: 2000 USD }"),
            ("halt-percent: 5 %, warn-percent: 3 %", "halt-percent: 100 %, warn-percent: 99 %"),
            ("losses: 5, pause: 60m", "losses: 100, pause: 60m"),
        })
        {
            text.Should().Contain(shipped);
            text = text.Replace(shipped, wanted, StringComparison.Ordinal);
        }

        string configuration = _folder.Write("planted.yaml", text);
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "sim", "--json", "--config", configuration);
        exitCode.Should().Be(0, errors);
        JsonDocument run = JsonDocument.Parse(output);
        run.RootElement.GetProperty("provenance").GetString().Should().Be("SIMULATED");
        return run;
    }
}

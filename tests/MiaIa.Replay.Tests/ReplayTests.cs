using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>A recorded session comes out the same to the byte; with one weight changed the first decision that differs is named.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AWholeDay_ComesOutTheSame_AndAChangedWeightIsFound()
    {
        string configuration = _folder.Write("strategies.yaml", File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml")));
        MiaProgram.Run(_folder.Root, "sim").ExitCode.Should().Be(0);
        using (JsonDocument same = Replay(0))
        {
            JsonElement root = same.RootElement;
            root.GetProperty("identical").GetBoolean().Should().BeTrue();
            root.GetProperty("fingerprint").GetString().Should().Be(root.GetProperty("recordedFingerprint").GetString());
            root.GetProperty("comparedDecisions").GetInt64().Should().BeGreaterThan(1_000);
            root.GetProperty("decisions").GetInt64().Should().BeGreaterThan(100_000);
        }

        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("tick-momentum: 0.08", "tick-momentum: 0.09", StringComparison.Ordinal));
        using JsonDocument other = Replay(1);
        JsonElement first = other.RootElement.GetProperty("firstDifference");
        first.GetProperty("decision").GetInt64().Should().BeGreaterThan(0);
        other.RootElement.GetProperty("settings").EnumerateArray().Should().ContainSingle()
            .Which.GetProperty("path").GetString().Should().EndWith("tick-momentum");
        MiaProgram.Run(_folder.Root, "replay", "last").Output.Should().Contain($"decision {first.GetProperty("decision").GetInt64()}").And.Contain("In the run").And.Contain("Now");
        using JsonDocument recorded = Replay(0, "--recorded");
        recorded.RootElement.GetProperty("identical").GetBoolean().Should().BeTrue();
    }

    [RealDataFact]
    public void ABacktest_IsReplayedFromItsFiles_WithItsOrders()
    {
        string data = RealData.Path("sierra_5m", "ESM17-CME.scid_BarData__5m.txt.gz");
        string configuration = Path.Combine(Repository.Root, "tests", "data", "ema-cross.yaml");
        MiaProgram.Run(_folder.Root, "backtest", "--config", configuration, "--data", data).ExitCode.Should().Be(0);
        using JsonDocument same = Replay(0);
        same.RootElement.GetProperty("identical").GetBoolean().Should().BeTrue();
        same.RootElement.GetProperty("orders").GetInt64().Should().BeGreaterThan(10);
        same.RootElement.GetProperty("roundTrips").GetInt64().Should().BeGreaterThan(5);
    }

    private JsonDocument Replay(int exitCode, params string[] further)
    {
        (int code, string output, string errors) = MiaProgram.Run(_folder.Root, ["replay", "last", "--json", .. further]);
        code.Should().Be(exitCode, errors);
        return JsonDocument.Parse(output);
    }
}

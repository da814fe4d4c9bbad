using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Plugins;

/// <summary>What plugins of these tests are given.</summary>
internal static class TestServices
{
    public static Instruments Instruments { get; } = new(
    [
        new Instrument(0, "ES", 0.25m, 12.5m, 3.45m, IsIndex: false),
        new Instrument(1, "VIX", 0.01m, 0, 0, IsIndex: true),
    ]);

    public static PluginServices Create(Func<string, FeatureInput?>? inputs = null, IFillModel? fillModel = null) => new()
    {
        Instruments = Instruments,
        BasePeriod = new BarPeriod(60),
        Mode = RunMode.Sim,
        Zones = new NoZones(),
        Problems = new NoProblems(),
        FeatureNames = new FeatureNames(["a.x", "b.y"]),
        Inputs = inputs is null ? null : input => inputs(input.Name),
        FillModel = fillModel,
    };

    private sealed class NoZones : ITimeZones
    {
        public long ToUtcNs(string zone, long localNs) => localNs;
    }

    private sealed class NoProblems : IProblems
    {
        public void Count(ProblemKind kind, string path, long place)
        {
        }
    }
}

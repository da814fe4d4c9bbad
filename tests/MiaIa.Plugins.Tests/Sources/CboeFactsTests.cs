using MiaIa.Plugins.Sources;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Every option table of the real data against facts that another program computed.</summary>
public sealed class CboeFactsTests
{
    private readonly CboeChain _source = new();

    public static TheoryData<string> Files => GroundTruth.Files("", "cboe_chains/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file) =>
        GroundTruth.Differences(GroundTruth.Of(file), _source.Inspect(GroundTruth.PathOf(file), new MachineZones())).Should().BeEmpty();
}

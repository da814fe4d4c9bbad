using MiaIa.Plugins.Sources;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Every Cboe table of the real data against facts that another program computed.</summary>
public sealed class CboeChainFactsTests
{
    private readonly CboeChain _source = new();

    public static TheoryData<string> Files => GroundTruth.Files(".csv", "cboe_chains/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file)
    {
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(GroundTruth.PathOf(file), new MachineZones());
        GroundTruth.Differences(GroundTruth.Of(file), facts).Should().BeEmpty();
    }
}

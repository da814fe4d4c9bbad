using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Every Sierra Chart export of the real data against facts that another program computed.</summary>
public sealed class SierraTextFactsTests
{
    private readonly SierraText _source = new(new SierraTextOptions());

    public static TheoryData<string> Files => GroundTruth.Files("", "sierra_5m/", "sierra_tbt/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file)
    {
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(GroundTruth.PathOf(file), new MachineZones());
        GroundTruth.Differences(GroundTruth.Of(file), facts).Should().BeEmpty();
    }
}

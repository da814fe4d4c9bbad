using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Every LEAN zip of the real data against facts that another program computed.</summary>
public sealed class LeanZipFactsTests
{
    private readonly LeanZip _source = new();

    public static TheoryData<string> Files => GroundTruth.Files(".zip", "lean/", "lean_legacy_encodings/");

    public static TheoryData<string> Universes => GroundTruth.Files(".csv", "lean/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    [MemberData(nameof(Universes))]
    public void Inspect_GivesTheKnownFacts(string file)
    {
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(GroundTruth.PathOf(file), new MachineZones());
        GroundTruth.Differences(GroundTruth.Of(file), facts).Should().BeEmpty();
    }
}

using System.Text.Json;
using MiaIa.Plugins.Sources;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Every Databento file of the real data against facts that another program computed.</summary>
public sealed class DbnFactsTests
{
    private readonly DatabentoDbn _source = new(new DatabentoDbnOptions());

    public static TheoryData<string> Files => GroundTruth.Files("", "dbn/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file)
    {
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(GroundTruth.PathOf(file), new MachineZones());
        JsonElement expected = GroundTruth.Of(file);
        if (expected.TryGetProperty("note", out _))
        {
            // Of fragments and the older form the other program told nothing; here they are read.
            facts.Should().ContainKey("records_by_rtype");
            facts = facts.Where(f => expected.TryGetProperty(f.Key, out _)).ToDictionary(StringComparer.Ordinal);
        }

        GroundTruth.Differences(expected, facts).Should().BeEmpty();
    }
}

using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The binary files of Sierra Chart in the real data against facts that another program computed.</summary>
public sealed class SierraBinaryFactsTests
{
    public static TheoryData<string> IntradayFiles => GroundTruth.Files(".scid", "derived/");

    public static TheoryData<string> DepthFiles => GroundTruth.Files(".depth", "derived/");

    [RealDataTheory]
    [MemberData(nameof(IntradayFiles))]
    public void Inspect_GivesTheKnownFactsOfPrints(string file) =>
        Check(new SierraScid(new SierraScidOptions()), file);

    [RealDataTheory]
    [MemberData(nameof(DepthFiles))]
    public void Inspect_GivesTheKnownFactsAndTheFinalBook(string file) =>
        Check(new SierraDepth(new SierraDepthOptions()), file);

    private static void Check(IInspector source, string file) =>
        GroundTruth.Differences(GroundTruth.Of(file), source.Inspect(GroundTruth.PathOf(file), new MachineZones()))
            .Should().BeEmpty();
}

namespace MiaIa.Architecture.Tests;

/// <summary>Market data are licensed and large: they live outside the repository.</summary>
public sealed class DataFileTests
{
    private const int LargestFile = 512 * 1024;
    private const int LargestTable = 64 * 1024;

    private static readonly string[] DataEndings =
        [".zip", ".gz", ".zst", ".dbn", ".scid", ".depth", ".parquet", ".db", ".sqlite", ".bin", ".dll", ".exe", ".nupkg"];

    [Fact]
    public void NoDataOrBinaryFileIsInTheRepository() =>
        SourceTree.Files.Where(f => DataEndings.Contains(Path.GetExtension(f).ToLowerInvariant())).Should().BeEmpty(
            "data and binaries stay outside. A test makes the few records it needs, or uses [RealDataFact]");

    [Fact]
    public void NoFileIsLarge() =>
        SourceTree.Files.Where(f => new FileInfo(SourceTree.PathOf(f)).Length > LargestFile).Should().BeEmpty(
            "nothing that people write is larger than {0} bytes. Keep data outside", LargestFile);

    [Fact]
    public void TablesOfReferenceValuesAreSmall() =>
        SourceTree.Files.Where(f => Path.GetExtension(f) is ".csv" or ".txt" or ".json" && !f.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .Where(f => new FileInfo(SourceTree.PathOf(f)).Length > LargestTable).Should().BeEmpty(
            "a table of expected values fits in {0} bytes. A copy of market data does not belong here", LargestTable);
}

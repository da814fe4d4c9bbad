using System.Security.Cryptography;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class ModelFileTests : IDisposable
{
    private static readonly LearningRows Rows = SampleRows.Drawn(1300, 8, 21, SampleRows.Planted);
    private static readonly ModelFile Model = Train(threads: 1);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.At("current.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AModelReadBack_PredictsTheSameToTheBit()
    {
        Model.Save(File);
        ModelFile read = ModelFile.Load(File, Rows.Schema.Hash);
        for (int i = 0; i < Rows.Count; i++)
        {
            read.Ensemble.Predict(Rows.Row(i)).Should().Be(Model.Ensemble.Predict(Rows.Row(i)));
        }

        read.Header.Should().BeEquivalentTo(Model.Header);
        read.Ensemble.Schema.Names.Should().Equal(Rows.Schema.Names);
        read.Save(_folder.At("again.json"));
        System.IO.File.ReadAllBytes(_folder.At("again.json")).Should().Equal(System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void ThreadsLeaveNoTrace(int threads)
    {
        Model.Save(File);
        Train(threads).Save(_folder.At("threads.json"));
        System.IO.File.ReadAllBytes(_folder.At("threads.json")).Should().Equal(System.IO.File.ReadAllBytes(File));
    }

    /// <summary>Enough rows that features are looked at side by side.</summary>
    [Fact]
    public void ThreadsLeaveNoTrace_InLargeTrees()
    {
        LearningRows rows = SampleRows.Drawn(9000, 12, 4, SampleRows.Planted);
        BinnedRows data = new(rows);
        BoostedTrainer trainer = new(new BoostedSettings { Trees = 10 });
        double[][] predictions = [.. new[] { 1, 2, 4 }.Select(t => trainer.Train(data, SampleRows.All(rows), t))
            .Select(m => Enumerable.Range(0, 200).Select(i => m.Predict(rows.Row(i))).ToArray())];
        predictions[1].Should().Equal(predictions[0]);
        predictions[2].Should().Equal(predictions[0]);
    }

    [Fact]
    public void AnotherSchema_IsRefused()
    {
        Model.Save(File);
        Load(SampleRows.Schema(9).Hash).Should().Throw<SourceException>().WithMessage("*Train it again on the features of this program.")
            .Which.Place.Should().Be("schema/hash");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70)]
    [InlineData(2000)]
    [InlineData(-1)]
    [InlineData(-40)]
    public void AFileCutShort_IsRefused(int length)
    {
        Model.Save(File);
        byte[] whole = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, whole[..(length >= 0 ? length : whole.Length + length)]);
        Load().Should().Throw<SourceException>().WithMessage("*cut short*Train the model again, or copy the file again.");
    }

    [Fact]
    public void AFileWithAnotherDigit_IsRefused()
    {
        Model.Save(File);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        bytes[bytes.Length / 2] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);
        Load().Should().Throw<SourceException>().WithMessage("*changed after it was written*").Which.Place.Should().Be("checksum");
    }

    [Fact]
    public void AFileThatIsNotThere_IsRefused() =>
        Load().Should().Throw<SourceException>().WithMessage("*The model cannot be read. Name a file that is there, or train one.");

    [Theory]
    [InlineData("\"version\":1,\"schema\"", "\"version\":2,\"schema\"", "version")]
    [InlineData("\"format\":\"mia-ensemble\"", "\"format\":\"mia-other\"", "version")]
    [InlineData("\"kind\":\"boosted\"", "\"kind\":\"forest\"", "members")]
    [InlineData("\"kind\":\"boosted\"", "\"kind\":\"nearest\"", "members/1/kind")]
    [InlineData("\"weight\":0.5", "\"weight\":0", "members/0/weight")]
    [InlineData("\"weight\":0.5", "\"height\":0.5", "members/0/weight")]
    [InlineData("\"trees\":[[", "\"trees\":[[8,1,0.5,", "members/0/trees/0/0")]
    [InlineData("\"trees\":[[", "\"trees\":[[0,0,0.5,", "members/0/trees/0/1")]
    [InlineData("\"trees\":[[", "\"trees\":[[0,1,0.5,-1,0.5],[", "members/0/trees/0")]
    [InlineData("\"trees\":[[", "\"trees\":[[],[", "members/0/trees/0")]
    [InlineData("\"trees\":[[", "\"trees\":[\"no\",[", "members/0/trees/0")]
    [InlineData("\"means\":[", "\"means\":[0,", "members/2/weights")]
    [InlineData("\"brier\":", "\"brier\":1e999,\"x\":", "figures/models/forest/brier")]
    [InlineData("\"trained-on\":\"2026-11-30\"", "\"trained-on\":\"30.11.2026\"", "trained-on")]
    [InlineData("\"features\":[\"feature-0\"", "\"features\":[\"feature-x\"", "schema/hash")]
    public void AFileThatMakesNoSense_IsRefusedWithThePlace(string text, string other, string place)
    {
        Model.Save(File);
        Rewrite(text, other);
        Load().Should().Throw<SourceException>().WithMessage("*Train the model again with this version of the program.").Which.Place.Should().Be(place);
    }

    [Fact]
    public void AFileThatIsNoJson_IsRefusedWithThePlace()
    {
        Model.Save(File);
        Rewrite("{\"format\":", "{\"format\"");
        Load().Should().Throw<SourceException>().WithMessage("*This is no JSON.*").Which.Place.Should().StartWith("line 1, byte");
    }

    private Action Load(string? hash = null) => () => ModelFile.Load(File, hash ?? Rows.Schema.Hash);

    /// <summary>Changes a text in the file so that the checksum is right all the same.</summary>
    private void Rewrite(string text, string other)
    {
        string whole = System.IO.File.ReadAllText(File);
        string open = whole[..whole.LastIndexOf(",\"checksum\"", StringComparison.Ordinal)];
        int at = text.StartsWith("\"brier", StringComparison.Ordinal)
            ? open.IndexOf(text, open.IndexOf("\"models\"", StringComparison.Ordinal), StringComparison.Ordinal)
            : open.IndexOf(text, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0);
        open = open[..at] + other + open[(at + text.Length)..];
        string sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(open)));
        System.IO.File.WriteAllText(File, $"{open},\"checksum\":\"{sum}\"}}\n");
    }

    private static ModelFile Train(int threads)
    {
        TrainingReport report = new EnsembleTrainer(EnsembleTrainerTests.Small with { Threads = threads }).Train(Rows);
        report.Status.Should().Be(TrainingStatus.Trained, report.Reason);
        return new ModelFile(
            new ModelHeader(new DateOnly(2026, 11, 30), Rows.Fingerprint(), IsSimulated: true, report.Figures!), report.Ensemble!);
    }
}

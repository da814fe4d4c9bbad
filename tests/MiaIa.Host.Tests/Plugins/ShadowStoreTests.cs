using MiaIa.Host.Plugins;

namespace MiaIa.Host.Tests.Plugins;

public sealed class ShadowStoreTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();
    private readonly string _folder;

    public ShadowStoreTests()
    {
        _folder = Path.Combine(_sandbox.Base, "content");
        Directory.CreateDirectory(Path.Combine(_folder, "runtimes", "any"));
        File.WriteAllText(Path.Combine(_folder, "a.dll"), "first");
        File.WriteAllText(Path.Combine(_folder, "runtimes", "any", "b.so"), "second");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void ACopy_HoldsEveryFile()
    {
        string copy = new ShadowStore(_sandbox.Shadow).Copy(_folder, out FolderContent content);

        content.Files.Should().Equal("a.dll", "runtimes/any/b.so");
        File.ReadAllText(Path.Combine(copy, "a.dll")).Should().Be("first");
        File.ReadAllText(Path.Combine(copy, "runtimes", "any", "b.so")).Should().Be("second");
    }

    [Fact]
    public void TheSameContent_IsCopiedOnce()
    {
        ShadowStore store = new(_sandbox.Shadow);
        string first = store.Copy(_folder, out _);
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(first, "a.dll"));
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.dll"), written.AddDays(1));

        store.Copy(_folder, out _).Should().Be(first);
        File.GetLastWriteTimeUtc(Path.Combine(first, "a.dll")).Should().Be(written, "an unchanged copy is left alone");
    }

    [Theory]
    [InlineData("a.dll", "First")]
    [InlineData("c.dll", "")]
    public void OtherContent_IsAnotherCopy(string file, string text)
    {
        ShadowStore store = new(_sandbox.Shadow);
        string first = store.Copy(_folder, out _);
        File.WriteAllText(Path.Combine(_folder, file), text);

        store.Copy(_folder, out _).Should().NotBe(first);
    }

    [Fact]
    public void BytesMovedFromOneFileToTheNext_AreOtherContent()
    {
        string before = FolderContent.Of(_folder).Hash;
        File.WriteAllText(Path.Combine(_folder, "a.dll"), "firs");
        File.WriteAllText(Path.Combine(_folder, "runtimes", "any", "b.so"), "tsecond");

        FolderContent.Of(_folder).Hash.Should().NotBe(before);
    }

    [Fact]
    public void ADamagedCopy_IsMadeAnew()
    {
        ShadowStore store = new(_sandbox.Shadow);
        string copy = store.Copy(_folder, out _);
        File.WriteAllText(Path.Combine(copy, "a.dll"), "fir");

        store.Copy(_folder, out _).Should().Be(copy);
        File.ReadAllText(Path.Combine(copy, "a.dll")).Should().Be("first");
    }

    [Fact]
    public void ManyAtOnce_GetOneWholeCopy_AndLeaveNothingElse()
    {
        string[] copies = new string[32];
        Parallel.For(0, copies.Length, i => copies[i] = new ShadowStore(_sandbox.Shadow).Copy(_folder, out _));

        copies.Distinct(StringComparer.Ordinal).Should().ContainSingle();
        Directory.GetDirectories(_sandbox.Shadow).Should().Equal(copies[0]);
    }

    [Fact]
    public void ACopyUnusedForAMonth_GoesWhenAnotherIsMade()
    {
        ShadowStore store = new(_sandbox.Shadow);
        string old = store.Copy(_folder, out _);
        Directory.SetLastWriteTimeUtc(old, Directory.GetLastWriteTimeUtc(old).AddDays(-31));
        File.WriteAllText(Path.Combine(_folder, "a.dll"), "newer");

        string kept = store.Copy(_folder, out _);

        Directory.GetDirectories(_sandbox.Shadow).Should().Equal(kept);
    }
}

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
        const int Threads = 4;
        const int Rounds = 25;
        string[] copies = new string[Threads];
        using Barrier together = new(Threads, phase => NewContent(phase.CurrentPhaseNumber));
        Thread[] threads = new Thread[Threads];
        List<Exception> failures = [];
        for (int i = 0; i < Threads; i++)
        {
            int own = i;
            threads[i] = new Thread(() => CopyRounds(own));
            threads[i].Start();
        }

        Array.ForEach(threads, thread => thread.Join());

        failures.Should().BeEmpty();
        copies.Distinct(StringComparer.Ordinal).Should().ContainSingle();
        Directory.GetDirectories(_sandbox.Shadow).Select(Path.GetFileName)
            .Should().HaveCount(Rounds).And.OnlyContain(name => name!.Length == 64);

        void NewContent(long phase)
        {
            if (phase % 2 == 0) // every odd one ends a round
            {
                File.WriteAllText(Path.Combine(_folder, "a.dll"), $"content {phase}");
            }
        }

        void CopyRounds(int own)
        {
            for (int round = 0; round < Rounds; round++)
            {
                together.SignalAndWait();
                try
                {
                    copies[own] = new ShadowStore(_sandbox.Shadow).Copy(_folder, out FolderContent content);
                    FolderContent.Of(copies[own]).Hash.Should().Be(content.Hash);
                }
                catch (Exception e)
                {
                    lock (failures)
                    {
                        failures.Add(e);
                    }
                }

                together.SignalAndWait();
            }
        }
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

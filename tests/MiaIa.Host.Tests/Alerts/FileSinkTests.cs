using MiaIa.Sdk;
using MiaIa.Tests;
using ConsoleOptions = MiaIa.Plugins.Alerts.ConsoleOptions;
using FileOptions = MiaIa.Plugins.Alerts.FileOptions;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The file that alerts are written into.</summary>
public sealed class FileSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.At("alerts.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EachMessage_IsALine_AndOneThatIsThereIsNotWrittenAgain()
    {
        Deliver(Make(), "one", "r-1");
        Deliver(Make(), "two\nlines", "r-2");
        Deliver(Make(), "one", "r-1");
        System.IO.File.ReadAllLines(Path).Should().Equal(
            "2026-01-05T15:00:00Z PAPER warning drawdown: one [r-1]",
            "2026-01-05T15:00:00Z PAPER warning drawdown: two lines [r-2]");
    }

    [Fact]
    public void LineThatWasCutOff_IsWrittenAgain_OnALineOfItsOwn()
    {
        System.IO.File.WriteAllText(Path, "2026-01-05T15:00:00Z PAPER warning drawdown: one [r");
        Deliver(Make(), "one", "r-1");
        System.IO.File.ReadAllLines(Path).Should().HaveCount(2).And.HaveElementAt(1, "2026-01-05T15:00:00Z PAPER warning drawdown: one [r-1]");
    }

    [Fact]
    public void FullFile_IsSetAside_AndItsIdsStayKnown()
    {
        Deliver(Make(), new string('x', 1_000_001), "r-1");
        IAlertSink file = Make(new FileOptions { MostMegabytes = 1 });
        Deliver(file, "two", "r-2");
        Deliver(file, "again", "r-1");
        System.IO.File.ReadAllLines(Path).Should().ContainSingle().Which.Should().EndWith("two [r-2]");
        System.IO.File.Exists(Path + ".1").Should().BeTrue();
    }

    [Fact]
    public void FileThatCannotBeWritten_IsTriedAgain()
    {
        Directory.CreateDirectory(Path);
        IAlertSink file = Make();
        file.Deliver(Messages.Of("one"), CancellationToken.None).Outcome.Should().Be(AlertOutcome.NotDelivered);
        Directory.Delete(Path);
        Deliver(file, "one", "r-1");
        System.IO.File.ReadAllLines(Path).Should().ContainSingle();
    }

    [Fact]
    public void Console_ShowsOneLine()
    {
        Lines lines = new();
        new MiaIa.Plugins.Alerts.Console(new ConsoleOptions(), lines).Deliver(Messages.Of("a\nb"), CancellationToken.None)
            .Should().Be(AlertDelivery.Delivered);
        lines.Shown.Should().Equal("2026-01-05T15:00:00Z PAPER warning drawdown: a b [r-1]");
    }

    private static void Deliver(IAlertSink file, string text, string id) =>
        file.Deliver(Messages.Of(text, id: id), CancellationToken.None).Should().Be(AlertDelivery.Delivered);

    private MiaIa.Plugins.Alerts.File Make(FileOptions? options = null) => new(options ?? new FileOptions(), new AlertPlace(_folder.Root));

    private sealed class Lines : IAlertConsole
    {
        public List<string> Shown { get; } = [];

        public void Show(string line, NoticeSeverity severity) => Shown.Add(line);
    }
}

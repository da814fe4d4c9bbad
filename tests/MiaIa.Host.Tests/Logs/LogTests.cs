using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Host.Logs;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Logs;

public sealed class LogTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    [Fact]
    public void Line_IsOneObject_WithRunAndDecision()
    {
        Write(new LogSettings(), log =>
        {
            log.Write(LogLevel.Warning, "halt", "é – first\r\nsecond {Number} \"x\"");
            log.Write(LogLevel.Error, "program", "failed", 7, new InvalidOperationException("broken"));
        });
        JsonElement[] lines = Lines();
        lines.Should().HaveCount(2);
        lines[0].GetProperty("time").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        lines[0].GetProperty("level").GetString().Should().Be("warning");
        lines[0].GetProperty("run").GetString().Should().Be("r1");
        lines[0].GetProperty("source").GetString().Should().Be("halt");
        lines[0].GetProperty("decision").GetInt64().Should().Be(42);
        lines[0].GetProperty("text").GetString().Should().Be("é – first\r\nsecond {Number} \"x\"");
        lines[1].GetProperty("decision").GetInt64().Should().Be(7);
        lines[1].GetProperty("fault").GetString().Should().Contain("InvalidOperationException").And.Contain("broken");
        File.ReadAllBytes(Files()[0])[0].Should().Be((byte)'{', "UTF-8 without a mark");
    }

    [Fact]
    public void TextLine_IsOneLine_WhateverStandsInIt()
    {
        Write(new LogSettings { Format = LogFormat.Text }, log => log.Write(LogLevel.Information, "note", "first\r\n2026-01-01T00:00:00.000Z error forged"));
        string[] lines = File.ReadAllLines(Files()[0]);
        lines.Should().ContainSingle().Which.Should().EndWith("information note: first 2026-01-01T00:00:00.000Z error forged (r1, decision 42)");
    }

    [Theory]
    [InlineData(LogLevel.Debug, 4)]
    [InlineData(LogLevel.Information, 3)]
    [InlineData(LogLevel.Warning, 2)]
    [InlineData(LogLevel.Error, 1)]
    internal void Level_LeavesOutWhatIsBelowIt(LogLevel level, int expected)
    {
        Write(new LogSettings { Level = level }, log =>
        {
            foreach (LogLevel one in (LogLevel[])[LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error])
            {
                log.IsOn(one).Should().Be(one >= level);
                log.Write(one, "x", "text");
            }
        });
        Lines().Should().HaveCount(expected);
    }

    [Fact]
    public void FullFiles_AreFollowedByNewOnes_AndOnlySoManyAreKept()
    {
        // 1 MB each, 5 MB written: the last two stay.
        string text = new('x', 10_000);
        Write(new LogSettings { FileMegabytes = 1, RetainedFiles = 2 }, log =>
        {
            for (int i = 0; i < 500; i++)
            {
                log.Write(LogLevel.Information, "x", text);
            }
        });
        Files().Should().HaveCount(2).And.OnlyContain(f => new FileInfo(f).Length < 1_020_000);
    }

    [Fact]
    public void Secrets_AreNotInTheLog()
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["MIA_HOOK"] = "https://hooks.example/T000/abcdef", ["MY_API_TOKEN"] = "tok-123456", ["HOME"] = "/srv/trader", ["SHORT_SECRET"] = "abc",
        };
        Secrets secrets = Secrets.Of(["${MIA_HOOK}"], environment, "U7654321", null);
        using (SerilogLog log = SerilogLog.Open(_files.At("log"), new LogSettings { Level = LogLevel.Debug }, secrets, "r1", () => null))
        {
            log.Write(LogLevel.Information, "note", "posted to https://hooks.example/T000/abcdef with tok-123456 from /srv/trader, abc");
            log.Write(LogLevel.Error, "program", "failed", null, new InvalidOperationException("account U7654321 refused tok-123456"));
            log.Write(LogLevel.Debug, "live", "accounts DU1234567,U7654321;F1234567 and DU99 and EURUSD12345 stay as they may");
        }

        string all = string.Concat(Files().Select(File.ReadAllText));
        foreach (string secret in (string[])["hooks.example", "tok-123456", "U7654321", "DU1234567", "F1234567"])
        {
            all.Should().NotContain(secret);
        }

        all.Should().Contain("posted to *** with *** from /srv/trader, abc").And.Contain("accounts ***,***;*** and DU99 and EURUSD12345 stay");
    }

    [Theory]
    [InlineData(NoteKind.Fault, "x", LogLevel.Error)]
    [InlineData(NoteKind.Invariant, "x", LogLevel.Error)]
    [InlineData(NoteKind.Halt, "x", LogLevel.Warning)]
    [InlineData(NoteKind.Limit, "x", LogLevel.Warning)]
    [InlineData(NoteKind.Data, "connection critical: x", LogLevel.Error)]
    [InlineData(NoteKind.Data, "connection warning: x", LogLevel.Warning)]
    [InlineData(NoteKind.Data, "connection: x", LogLevel.Information)]
    [InlineData(NoteKind.Roll, "x", LogLevel.Information)]
    internal void Notes_StandInTheLogByWhatTheyAre(NoteKind kind, string text, LogLevel expected) => NoteLevels.Of(kind, text).Should().Be(expected);

    public void Dispose() => _files.Dispose();

    private void Write(LogSettings settings, Action<SerilogLog> write)
    {
        using SerilogLog log = SerilogLog.Open(_files.At("log"), settings, new Secrets([]), "r1", () => 42);
        write(log);
    }

    private string[] Files() => Directory.GetFiles(_files.At("log"));

    private JsonElement[] Lines() => [.. Files().SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement.Clone())];
}

using System.Text.Json;
using MiaIa.Host.Plugins;
using MiaIa.Tests;
using Spectre.Console;

namespace MiaIa.Host.Tests.Plugins;

public sealed class PluginReportTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    public PluginReportTests()
    {
        _sandbox.Add("Good", TestAssembly.Feature("good"));
        _sandbox.Add("Cheat", TestAssembly.Feature("cheat", body: "_ = DateTime.UtcNow;"));
        Directory.CreateDirectory(_sandbox.Folder("[Text]"));
        File.WriteAllText(Path.Combine(_sandbox.Folder("[Text]"), "[Text].dll"), "text");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void TheReport_ShowsEveryPlugin_AndForARefusedOneWhatToDo()
    {
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 400;

        PluginReport.Write(_sandbox.Scan(), console);

        string report = text.ToString();
        report.Should().MatchRegex(@"good\s+feature\s+1\.0\.0\s+0\.1\.0\s+ready\s+" + System.Text.RegularExpressions.Regex.Escape(_sandbox.Folder("Good")));
        report.Should().MatchRegex(@"cheat\s+feature\s+1\.0\.0\s+0\.1\.0\s+refused");
        report.Should().Contain("1 ready, 2 refused");
        report.Should().Contain("cheat is refused: banned-member").And.Contain("System.DateTime.UtcNow");
        report.Should().Contain("[Text].dll is refused: not-an-assembly");
    }

    [Fact]
    public void WhatShips_IsShownByItsPlace_AndNoIdIsBroken()
    {
        (int exitCode, string output, _) = MiaProgram.Run(_sandbox.Base, new Dictionary<string, string>(StringComparer.Ordinal), "plugins");

        exitCode.Should().Be(0);
        output.Should().MatchRegex(@"order-book-imbalance\s+feature\s.*ready\s+Features/OrderBookImbalance\s")
            .And.Contain("lie in " + Repository.Plugins);
    }

    [Fact]
    public void TheJson_SaysTheSame()
    {
        using MemoryStream output = new();

        PluginReport.WriteJson(_sandbox.Scan(), output);

        using JsonDocument document = JsonDocument.Parse(output.ToArray());
        JsonElement plugins = document.RootElement.GetProperty("plugins");
        plugins.GetArrayLength().Should().Be(3);
        JsonElement cheat = plugins.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "cheat");
        cheat.GetProperty("kind").GetString().Should().Be("feature");
        cheat.GetProperty("state").GetString().Should().Be("refused");
        cheat.GetProperty("refusal").GetProperty("reason").GetString().Should().Be("banned-member");
        cheat.GetProperty("refusal").GetProperty("found").GetString().Should().Contain("System.DateTime.UtcNow");
        cheat.GetProperty("refusal").GetProperty("type").GetString().Should().Be("Dropped.Technique");
        JsonElement good = plugins.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "good");
        good.GetProperty("state").GetString().Should().Be("ready");
        good.GetProperty("refusal").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("FillModel", "fill-model")]
    [InlineData("Feature", "feature")]
    public void Kinds_AreWrittenInKebabCase(string name, string expected) =>
        PluginReportEntry.KebabCase(name).Should().Be(expected);
}

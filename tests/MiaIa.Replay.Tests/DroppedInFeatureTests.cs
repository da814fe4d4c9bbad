using System.Diagnostics;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>A new feature, built outside the repository and dropped into the built program, votes without a rebuild.</summary>
public sealed class DroppedInFeatureTests : IDisposable
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using MiaIa.Sdk;

        namespace Outside;

        [Plugin("close-above-open")]
        [Reads(EventKinds.Bar)]
        public sealed class CloseAboveOpen : IFeature
        {
            public IReadOnlyList<string> Outputs { get; } = new[] { "score" };

            public void OnEvent(in MarketEvent e, Span<FeatureValue> values) =>
                values[0] = new(Math.Sign(e.Bar.CloseTicks - e.Bar.OpenTicks), FeatureStatus.Ok, e.TimeNs);
        }
        """;

    private const string BadWork = """
        using System;
        using System.Collections.Generic;
        using MiaIa.Sdk;

        namespace Outside;

        [Plugin("bad-work")]
        [Reads(EventKinds.Bar)]
        public sealed class BadWork : IBackgroundFeature, IBackgroundWork
        {
            public IReadOnlyList<string> Outputs { get; } = new[] { "score" };
            public EventKinds Kinds => EventKinds.Session;
            public IBackgroundWork CreateWork() => new BadWork();
            public void OnEvent(in MarketEvent e, Span<FeatureValue> values) => values[0] = new(1, FeatureStatus.Ok, e.TimeNs);
            ReadOnlySpan<double> IBackgroundWork.OnEvent(in MarketEvent e) => throw new InvalidOperationException("out of order");
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Feature_Votes_WhenItsFolderIsDroppedInAndItIsNamed()
    {
        string program = _folder.CopyFolder(Repository.Program, "program");
        string dropped = Build("CloseAboveOpen", Source);
        _folder.CopyFolder(dropped, "program", "plugins", "Features", "CloseAboveOpen");
        string configuration = _folder.Write("strategies.yaml", Named("close-above-open"));

        (int exitCode, string output, string errors) = MiaProgram.RunAt(
            Path.Combine(program, "mia.dll"), _folder.Root, new Dictionary<string, string>(StringComparer.Ordinal), "sim", "--json",
            "--config", configuration);

        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement term = json.RootElement.GetProperty("funnel").GetProperty("terms").GetProperty("close-above-open.score");
        term.GetProperty("usable").GetDouble().Should().BeGreaterThan(0.99);
        term.GetProperty("meanContribution").GetDouble().Should().BeGreaterThan(0);
    }

    [Fact]
    public void BackgroundWorkThatThrows_TakesItsFeatureOut_AndTheRunSaysSo()
    {
        string program = _folder.CopyFolder(Repository.Program, "program");
        _folder.CopyFolder(Build("BadWork", BadWork), "program", "plugins", "Features", "BadWork");
        string configuration = _folder.Write("strategies.yaml", Named("bad-work"));

        (int exitCode, string output, string errors) = MiaProgram.RunAt(
            Path.Combine(program, "mia.dll"), _folder.Root, new Dictionary<string, string>(StringComparer.Ordinal), "sim", "--json",
            "--config", configuration);

        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()).Should()
            .ContainSingle(d => d == "bad-work: InvalidOperationException: out of order")
            .And.NotContain(d => d!.StartsWith("gamma-levels", StringComparison.Ordinal), "the others work");
        json.RootElement.GetProperty("funnel").GetProperty("terms").GetProperty("bad-work.score").GetProperty("usable").GetDouble().Should().Be(0);
    }

    [Fact]
    public void Typo_FailsWithPlaceAndTheRightSpelling()
    {
        string configuration = _folder.Write("strategies.yaml", Named("no-opp"));

        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "sim", "--json", "--config", configuration);

        exitCode.Should().Be(2);
        int line = Array.FindIndex(File.ReadAllLines(configuration), l => l.Contains("no-opp:", StringComparison.Ordinal)) + 1;
        errors.Should().Contain($"strategies.yaml:{line}:3").And.Contain("no-op'");
        errors.Should().NotContain("   at ");
    }

    private static string Named(string feature)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"));
        text = text.Replace("\nfeatures:", $"\nfeatures:\n  {feature}: {{}}", StringComparison.Ordinal);
        int at = text.IndexOf("vwap-trend: 0.18", StringComparison.Ordinal);
        at.Should().BePositive();
        return text.Insert(at, $"{feature}: 0.20, ");
    }

    private string Build(string name, string source)
    {
        string sdk = Path.Combine(Repository.Program, "MiaIa.Sdk.dll");
        _folder.Write($"outside/{name}.cs", source);
        _folder.Write($"outside/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><EnableDynamicLoading>true</EnableDynamicLoading></PropertyGroup>
              <ItemGroup><Reference Include="MiaIa.Sdk"><HintPath>{sdk}</HintPath><Private>false</Private></Reference></ItemGroup>
            </Project>
            """);
        ProcessStartInfo start = new("dotnet", $"build {_folder.At("outside")} -c Release -o {_folder.At("built")} --nologo -v q")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, output);
        return _folder.At("built");
    }
}

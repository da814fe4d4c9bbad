using System.Xml.Linq;

namespace MiaIa.Architecture.Tests;

/// <summary>The packages that are known to restore, build and run together (DESIGN 10), and no others.</summary>
public sealed class PackageVersionTests
{
    private static readonly Dictionary<string, string> Approved = new(StringComparer.Ordinal)
    {
        ["BenchmarkDotNet"] = "0.14.0",
        ["coverlet.collector"] = "8.0.1",
        ["CsvHelper"] = "34.0.0",
        ["Dapper"] = "2.1.86",
        ["FluentAssertions"] = "6.12.0",
        ["FluentValidation"] = "11.11.0",
        ["FsCheck"] = "3.6.0",
        ["FSharp.Core"] = "10.0.111",
        ["Google.Protobuf"] = "3.25.1",
        ["Grpc.Tools"] = "2.85.0",
        ["MathNet.Numerics"] = "5.0.0",
        ["Meziantou.Analyzer"] = "3.0.321",
        ["Microsoft.AspNetCore.Mvc.Testing"] = "10.0.14",
        ["Microsoft.AspNetCore.OpenApi"] = "10.0.14",
        ["Microsoft.CodeAnalysis.Analyzers"] = "5.12.0",
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers"] = "5.6.0",
        ["Microsoft.CodeAnalysis.CSharp"] = "5.12.0",
        ["Microsoft.Data.Sqlite.Core"] = "10.0.14",
        ["Microsoft.Diagnostics.Tracing.TraceEvent"] = "3.1.21",
        ["Microsoft.Extensions.Logging.Abstractions"] = "10.0.0",
        ["Microsoft.Extensions.Options"] = "10.0.0",
        ["Microsoft.NET.Test.Sdk"] = "18.11.0",
        ["Microsoft.OpenApi"] = "2.13.0",
        ["NodaTime"] = "3.3.7",
        ["Npgsql"] = "10.0.0",
        ["NSubstitute"] = "6.1.0",
        ["NuGet.Versioning"] = "8.0.0",
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = "1.20.1",
        ["Polly.Core"] = "8.9.1",
        ["Serilog"] = "3.1.1",
        ["Serilog.Extensions.Logging"] = "8.0.0",
        ["Serilog.Settings.Configuration"] = "8.0.0",
        ["Serilog.Sinks.Async"] = "1.5.0",
        ["Serilog.Sinks.Console"] = "5.0.0",
        ["Serilog.Sinks.File"] = "5.0.0",
        ["Spectre.Console"] = "0.49.1",
        ["SQLitePCLRaw.bundle_e_sqlite3"] = "3.0.3",
        ["SQLitePCLRaw.core"] = "3.0.3",
        ["System.CommandLine"] = "3.0.0",
        ["System.Management"] = "10.0.14",
        ["xunit"] = "2.9.3",
        ["xunit.runner.visualstudio"] = "4.0.1",
        ["YamlDotNet"] = "16.3.0",
    };

    [Fact]
    public void CentralVersionsAreTheApprovedOnes()
    {
        IEnumerable<string> others = XDocument.Load(SourceTree.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => (Name: p.Attribute("Include")!.Value, Version: p.Attribute("Version")!.Value))
            .Where(p => !Approved.TryGetValue(p.Name, out string? version) || version != p.Version)
            .Select(p => $"{p.Name} {p.Version}");
        others.Should().BeEmpty("each package needs a reason and a version that works with the others. Add it to DESIGN 10 and to this list, with the reason in the commit");
    }

    [Fact]
    public void NoProjectNamesAVersionItself()
    {
        IEnumerable<string> projects = SourceTree.Files.Where(f => Path.GetExtension(f) is ".csproj" or ".props" && !f.EndsWith("Directory.Packages.props", StringComparison.Ordinal));
        IEnumerable<string> own = projects.Where(f => XDocument.Load(SourceTree.PathOf(f)).Descendants("PackageReference")
            .Any(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null));
        own.Should().BeEmpty("versions stand in Directory.Packages.props only. Remove the Version there");
    }
}

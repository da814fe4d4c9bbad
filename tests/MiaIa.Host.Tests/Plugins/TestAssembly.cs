using MiaIa.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace MiaIa.Host.Tests.Plugins;

/// <summary>Compiles little assemblies, plugins among them, from source.</summary>
internal static class TestAssembly
{
    private static readonly MetadataReference[] Framework = ReadFramework();

    public static string Sdk { get; } = typeof(PluginAttribute).Assembly.Location;

    /// <summary>Compiles an assembly of the given name and version to a file called after it in a folder.</summary>
    public static string Compile(
        string folder, string name, string source, string version = "1.0.0.0", params string[] references)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name + ".dll");
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic;"),
            CSharpSyntaxTree.ParseText(source),
            CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]"),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            trees,
            [.. Framework, .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
        using FileStream file = File.Create(path);
        EmitResult result = compilation.Emit(file);
        result.Success.Should().BeTrue(
            "the test's own source compiles: {0}", string.Join("; ", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    /// <summary>Source of a feature with one output.</summary>
    /// <param name="id">Its plugin id.</param>
    /// <param name="type">Its class.</param>
    /// <param name="output">An expression for the name of its output.</param>
    /// <param name="body">What it does with an event.</param>
    /// <param name="constructor">Parameters of its constructor.</param>
    /// <param name="members">Further members.</param>
    public static string Feature(
        string id,
        string type = "Technique",
        string output = "\"value\"",
        string body = "",
        string constructor = "",
        string members = "") => $$"""
        using MiaIa.Sdk;
        namespace Dropped;
        [Plugin("{{id}}")]
        public sealed class {{type}}({{constructor}}) : IFeature
        {
            public IReadOnlyList<string> Outputs { get; } = [{{output}}];
            public void OnEvent(in MarketEvent e, Span<FeatureValue> values) { {{body}} }
            {{members}}
        }
        """;

    private static MetadataReference[] ReadFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}

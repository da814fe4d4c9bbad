using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MiaIa.Tests;

namespace MiaIa.Architecture.Tests;

/// <summary>What an assembly on disk says of itself. Its metadata are read; nothing of it is loaded or run.</summary>
internal sealed class BuiltAssembly
{
    private static readonly HashSet<string> FrameworkNames = FindFramework();

    private BuiltAssembly(string path, MetadataReader metadata)
    {
        Path = path;
        Name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        References = [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
        Types = [.. metadata.TypeDefinitions.Select(t => BuiltType.Read(metadata, t)).Where(t => !t.IsGenerated)];
    }

    public string Path { get; }

    public string Name { get; }

    /// <summary>Names of all referenced assemblies.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Names of the referenced assemblies that the installed framework does not bring.</summary>
    public IEnumerable<string> OwnReferences => References.Where(r => !FrameworkNames.Contains(r));

    /// <summary>The types that people wrote.</summary>
    public IReadOnlyList<BuiltType> Types { get; }

    public static BuiltAssembly Read(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        return new BuiltAssembly(path, file.GetMetadataReader());
    }

    /// <summary>An assembly beside the program: MiaIa.Sdk, MiaIa.Engine, mia.</summary>
    public static BuiltAssembly OfProgram(string name) =>
        Read(System.IO.Path.Combine(Repository.Program, name + ".dll"));

    private static HashSet<string> FindFramework()
    {
        string core = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);
        IEnumerable<string> folders = new[] { core, web }.Where(Directory.Exists);
        return [.. folders.SelectMany(f => Directory.GetFiles(f, "*.dll")).Select(f => System.IO.Path.GetFileNameWithoutExtension(f)!)];
    }
}

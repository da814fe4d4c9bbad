using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MiaIa.Host.Plugins;

/// <summary>A file called <c>.dll</c>, opened for its metadata. It is read once and never loaded.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private static ReadOnlySpan<byte> ElfMagic => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    private static ReadOnlySpan<byte> MachMagic => [0xCF, 0xFA, 0xED, 0xFE];

    private readonly PEReader? _file;

    private AssemblyImage(string path, ImageKind kind, string problem, PEReader? file = null)
    {
        Path = path;
        Kind = kind;
        Problem = problem;
        _file = file;
        FileName = System.IO.Path.GetFileName(path);
        if (file is not null)
        {
            Metadata = file.GetMetadataReader();
            AssemblyDefinition assembly = Metadata.GetAssemblyDefinition();
            Name = Metadata.GetString(assembly.Name);
            Version = assembly.Version;
            ModuleId = Metadata.GetGuid(Metadata.GetModuleDefinition().Mvid);
            Needs = ReadNeeds(Metadata);
        }
    }

    /// <summary>The file, full path.</summary>
    public string Path { get; }

    /// <summary>The file without its folder.</summary>
    public string FileName { get; }

    /// <summary>What it is.</summary>
    public ImageKind Kind { get; }

    /// <summary>What is wrong with it, in words; empty when it is an assembly.</summary>
    public string Problem { get; }

    /// <summary>Simple name of the assembly; empty when it is none.</summary>
    public string Name { get; } = "";

    /// <summary>Version of the assembly; null when it is none.</summary>
    public Version? Version { get; }

    /// <summary>Identity of this build.</summary>
    public Guid ModuleId { get; }

    /// <summary>The assemblies it references.</summary>
    public IReadOnlyList<AssemblyNeed> Needs { get; } = [];

    /// <summary>Its metadata; null when it is no assembly.</summary>
    public MetadataReader? Metadata { get; }

    /// <summary>Version of the SDK it was built against; null when it references none.</summary>
    public Version? SdkVersion => Find(PluginContract.Sdk)?.Version;

    /// <summary>Opens a file. What is wrong with it is in <see cref="Kind"/> and <see cref="Problem"/>.</summary>
    public static AssemblyImage Open(string path)
    {
        PEReader? file = null;
        try
        {
            FileStream stream = File.OpenRead(path);
            byte[] head = new byte[4];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (length == head.Length && (ElfMagic.SequenceEqual(head) || MachMagic.SequenceEqual(head)))
            {
                stream.Dispose();
                return new AssemblyImage(path, ImageKind.Native, "native code");
            }

            stream.Position = 0;
            file = new PEReader(stream, PEStreamOptions.PrefetchMetadata); // closes the stream
            bool isAssembly = file.HasMetadata && file.GetMetadataReader().IsAssembly;
            AssemblyImage image = isAssembly
                ? new AssemblyImage(path, ImageKind.Assembly, "", file)
                : new AssemblyImage(path, ImageKind.Native, "native code");
            file = isAssembly ? null : file;
            return image;
        }
        catch (BadImageFormatException)
        {
            return new AssemblyImage(path, ImageKind.Nothing, "the file is not a .NET assembly, or it is damaged");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new AssemblyImage(path, ImageKind.Unreadable, $"the file cannot be read: {e.Message.TrimEnd('.')}");
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>The reference to an assembly, or null when there is none.</summary>
    public AssemblyNeed? Find(string name)
    {
        foreach (AssemblyNeed need in Needs)
        {
            if (string.Equals(need.Name, name, StringComparison.Ordinal))
            {
                return need;
            }
        }

        return null;
    }

    /// <summary>The types that this assembly takes from another one, full names: the reason why it needs it.</summary>
    public List<string> TypesFrom(AssemblyNeed need)
    {
        List<string> types = [];
        foreach (TypeReferenceHandle handle in Metadata!.TypeReferences)
        {
            EntityHandle scope = Metadata.GetTypeReference(handle).ResolutionScope;
            while (scope.Kind is HandleKind.TypeReference)
            {
                scope = Metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
            }

            if (scope == need.Handle)
            {
                types.Add(MetadataNames.Of(Metadata, handle, nested: '+'));
            }
        }

        return types;
    }

    /// <inheritdoc />
    public void Dispose() => _file?.Dispose();

    private static AssemblyNeed[] ReadNeeds(MetadataReader metadata)
    {
        AssemblyNeed[] needs = new AssemblyNeed[metadata.AssemblyReferences.Count];
        int count = 0;
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            AssemblyReference reference = metadata.GetAssemblyReference(handle);
            needs[count++] = new AssemblyNeed(metadata.GetString(reference.Name), reference.Version, handle);
        }

        return needs;
    }
}

using System.Reflection.Metadata;

namespace MiaIa.Host.Plugins;

/// <summary>
/// What a plugin that decides may not touch: the same list that its build is checked with
/// (<c>sdk/BannedSymbols.Decision.txt</c>), read for the references in metadata, so that an assembly dropped in by hand
/// keeps the rules too.
/// </summary>
/// <remarks>
/// Lines are documentation ids and a reason: <c>T:</c> a type, <c>N:</c> a namespace with all below it, <c>P:</c> a
/// property, <c>M:</c> a method with its parameters, <c>F:</c> a field. What is reached through reflection or native code
/// leaves no reference and is not seen.
/// </remarks>
internal sealed class BannedSymbols
{
    private const string ResourceName = "BannedSymbols.Decision.txt";
    private static readonly Lazy<BannedSymbols> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, BannedUse> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BannedMember>> _members = new(StringComparer.Ordinal);
    private readonly List<BannedUse> _namespaces = [];

    private BannedSymbols(TextReader list)
    {
        while (list.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                Add(line);
            }
        }
    }

    /// <summary>The list for plugins that decide.</summary>
    public static BannedSymbols Decision => Embedded.Value;

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">A line is of no kind we know: better no start than a rule not kept.</exception>
    public static BannedSymbols Parse(string list) => new(new StringReader(list));

    /// <summary>The banned types and members that an assembly refers to, each once, types first.</summary>
    public IReadOnlyList<BannedUse> UsesOf(MetadataReader metadata)
    {
        List<BannedUse> uses = [];
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            string name = MetadataNames.Of(metadata, handle, nested: '.');
            if (FindType(name) is { } use && !uses.Contains(use))
            {
                uses.Add(use);
            }
        }

        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            if (_members.TryGetValue(metadata.GetString(member.Name), out List<BannedMember>? candidates)
                && FindMember(metadata, member, candidates) is { } use && !uses.Contains(use))
            {
                uses.Add(use);
            }
        }

        return uses;
    }

    private static BannedSymbols ReadEmbedded()
    {
        using Stream stream = typeof(BannedSymbols).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException($"The program was built without its resource {ResourceName}.");
        using StreamReader reader = new(stream);
        return new BannedSymbols(reader);
    }

    private static BannedUse? FindMember(MetadataReader metadata, MemberReference member, List<BannedMember> candidates)
    {
        string type = MetadataNames.OfParent(metadata, member.Parent);
        foreach (BannedMember candidate in candidates)
        {
            if (string.Equals(candidate.Type, type, StringComparison.Ordinal)
                && (candidate.Parameters is null
                    || (member.GetKind() is MemberReferenceKind.Method
                        && string.Equals(
                            candidate.Parameters, MetadataNames.Parameters(member), StringComparison.Ordinal))))
            {
                return candidate.Use;
            }
        }

        return null;
    }

    private BannedUse? FindType(string name)
    {
        if (_types.TryGetValue(name, out BannedUse? use))
        {
            return use;
        }

        foreach (BannedUse space in _namespaces)
        {
            if (name.Length > space.Name.Length && name[space.Name.Length] == '.'
                && name.StartsWith(space.Name, StringComparison.Ordinal))
            {
                return new BannedUse(name, space.Reason);
            }
        }

        return null;
    }

    private void Add(string line)
    {
        int end = line.IndexOf(';', StringComparison.Ordinal);
        string id = end < 0 ? line : line[..end];
        string reason = end < 0 ? "" : line[(end + 1)..];
        string name = id.Length > 2 ? id[2..] : "";
        switch (id.Length > 2 ? id[..2] : "")
        {
            case "T:":
                _types[name] = new BannedUse(name, reason);
                break;
            case "N:":
                _namespaces.Add(new BannedUse(name, reason));
                break;
            case "P:":
                AddMember(name, "get_", parameters: null, new BannedUse(name, reason));
                AddMember(name, "set_", parameters: null, new BannedUse(name, reason));
                break;
            case "F:":
                AddMember(name, "", parameters: null, new BannedUse(name, reason));
                break;
            case "M:":
                int open = name.IndexOf('(', StringComparison.Ordinal);
                string method = open < 0 ? name : name[..open];
                string parameters = open < 0 ? "" : name[(open + 1)..name.IndexOf(')', StringComparison.Ordinal)];
                AddMember(method, "", parameters, new BannedUse(method.Replace('#', '.'), reason));
                break;
            default:
                throw new InvalidDataException($"The banned list has a line of no known kind: '{line}'.");
        }
    }

    private void AddMember(string fullName, string prefix, string? parameters, BannedUse use)
    {
        int dot = fullName.LastIndexOf('.');
        string name = prefix + fullName[(dot + 1)..].Replace('#', '.');
        int generic = name.IndexOf("``", StringComparison.Ordinal);
        name = generic < 0 ? name : name[..generic];
        if (!_members.TryGetValue(name, out List<BannedMember>? list))
        {
            _members[name] = list = [];
        }

        list.Add(new BannedMember(fullName[..dot], name, parameters, use));
    }
}

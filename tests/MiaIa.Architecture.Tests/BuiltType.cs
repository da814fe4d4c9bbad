using System.Reflection;
using System.Reflection.Metadata;

namespace MiaIa.Architecture.Tests;

/// <summary>A type as its assembly's metadata describe it.</summary>
/// <param name="Namespace">Its namespace; empty for a nested type.</param>
/// <param name="Name">Its name, without the number of type parameters.</param>
/// <param name="IsAbstract">Whether it is made to be inherited.</param>
/// <param name="IsSealed">Whether it cannot be inherited.</param>
/// <param name="Interfaces">Names of the interfaces it names itself.</param>
/// <param name="PluginId">The id of its [Plugin]; null when it is no plugin.</param>
internal sealed record BuiltType(
    string Namespace, string Name, bool IsAbstract, bool IsSealed, IReadOnlyList<string> Interfaces, string? PluginId)
{
    public bool IsGenerated => Name.Contains('<', StringComparison.Ordinal)
        || Namespace.StartsWith("System.", StringComparison.Ordinal)
        || Namespace.StartsWith("Microsoft.", StringComparison.Ordinal);

    public static BuiltType Read(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return new BuiltType(
            metadata.GetString(type.Namespace),
            metadata.GetString(type.Name).Split('`')[0],
            type.Attributes.HasFlag(TypeAttributes.Abstract),
            type.Attributes.HasFlag(TypeAttributes.Sealed),
            [.. type.GetInterfaceImplementations().Select(i => NameOf(metadata, metadata.GetInterfaceImplementation(i).Interface))],
            ReadPluginId(metadata, type));
    }

    private static string? ReadPluginId(MetadataReader metadata, TypeDefinition type)
    {
        foreach (CustomAttributeHandle handle in type.GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind is HandleKind.MemberReference
                && NameOf(metadata, metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) is "PluginAttribute")
            {
                BlobReader value = metadata.GetBlobReader(attribute.Value);
                value.ReadUInt16(); // the prolog of every attribute
                return value.ReadSerializedString();
            }
        }

        return null;
    }

    private static string NameOf(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)handle).Name),
        HandleKind.TypeDefinition => metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)handle).Name),
        _ => string.Empty,
    };
}

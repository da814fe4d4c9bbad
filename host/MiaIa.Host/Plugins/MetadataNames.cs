using System.Reflection.Metadata;

namespace MiaIa.Host.Plugins;

/// <summary>Full names of what metadata refer to.</summary>
internal static class MetadataNames
{
    /// <summary>Full name of a referenced type, such as <c>System.Random</c>.</summary>
    /// <param name="metadata">Where it is referenced.</param>
    /// <param name="handle">The reference.</param>
    /// <param name="nested">What separates a nested type: '+' as reflection, '.' as documentation ids write it.</param>
    public static string Of(MetadataReader metadata, TypeReferenceHandle handle, char nested)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        string name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind is HandleKind.TypeReference)
        {
            return Of(metadata, (TypeReferenceHandle)type.ResolutionScope, nested) + nested + name;
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>Full name of a type of the assembly itself.</summary>
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle, char nested)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        if (!outer.IsNil)
        {
            return Of(metadata, outer, nested) + nested + name;
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>Full name of the type that a referenced member belongs to; of a generic one, its definition's.</summary>
    public static string OfParent(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => Of(metadata, (TypeReferenceHandle)parent, nested: '.'),
        HandleKind.TypeSpecification => Definition(metadata
            .GetTypeSpecification((TypeSpecificationHandle)parent)
            .DecodeSignature(new DocumentationNames(keepArity: true), genericContext: null)),
        _ => "",
    };

    /// <summary>The parameter types of a referenced method as in a documentation id, comma-separated.</summary>
    public static string Parameters(MemberReference method) => string.Join(
        ',', method.DecodeMethodSignature(new DocumentationNames(keepArity: false), genericContext: null).ParameterTypes);

    private static string Definition(string name)
    {
        int arguments = name.IndexOf('{', StringComparison.Ordinal);
        return arguments < 0 ? name : name[..arguments];
    }
}

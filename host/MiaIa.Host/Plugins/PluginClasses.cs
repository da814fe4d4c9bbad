using System.Reflection;
using System.Reflection.Metadata;

namespace MiaIa.Host.Plugins;

/// <summary>Finds the classes with the plugin attribute in an assembly's metadata.</summary>
internal static class PluginClasses
{
    private const string AttributeName = "PluginAttribute";

    /// <summary>The plugin classes, in the order of the metadata; empty when there are none.</summary>
    /// <exception cref="BadImageFormatException">The metadata are damaged.</exception>
    public static IReadOnlyList<PluginClass> In(MetadataReader metadata)
    {
        TypeReferenceHandle attribute = FindAttribute(metadata);
        if (attribute.IsNil)
        {
            return [];
        }

        List<PluginClass> classes = [];
        foreach (CustomAttributeHandle handle in metadata.CustomAttributes)
        {
            CustomAttribute use = metadata.GetCustomAttribute(handle);
            if (use.Parent.Kind is HandleKind.TypeDefinition
                && use.Constructor.Kind is HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)use.Constructor).Parent == attribute)
            {
                classes.Add(Read(metadata, (TypeDefinitionHandle)use.Parent, use));
            }
        }

        return classes;
    }

    private static TypeReferenceHandle FindAttribute(MetadataReader metadata)
    {
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            if (metadata.StringComparer.Equals(type.Name, AttributeName) && IsOfSdk(metadata, type))
            {
                return handle;
            }
        }

        return default;
    }

    private static bool IsOfSdk(MetadataReader metadata, TypeReference type) =>
        metadata.StringComparer.Equals(type.Namespace, PluginContract.Sdk)
        && type.ResolutionScope.Kind is HandleKind.AssemblyReference
        && metadata.StringComparer.Equals(
            metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name, PluginContract.Sdk);

    private static PluginClass Read(MetadataReader metadata, TypeDefinitionHandle handle, CustomAttribute use)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        List<PluginContract> contracts = [];
        AddContracts(metadata, type, contracts);
        bool isConcrete = !type.Attributes.HasFlag(TypeAttributes.Abstract) && type.GetGenericParameters().Count == 0;
        string name = MetadataNames.Of(metadata, handle, nested: '+');
        return new PluginClass(ReadId(metadata, use), name, contracts, isConcrete);
    }

    private static string ReadId(MetadataReader metadata, CustomAttribute use)
    {
        BlobReader value = metadata.GetBlobReader(use.Value);
        value.ReadUInt16(); // the prolog
        return value.ReadSerializedString() ?? "";
    }

    private static void AddContracts(MetadataReader metadata, TypeDefinition type, List<PluginContract> contracts)
    {
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            EntityHandle implemented = metadata.GetInterfaceImplementation(handle).Interface;
            if (implemented.Kind is HandleKind.TypeReference)
            {
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)implemented);
                if (IsOfSdk(metadata, reference)
                    && PluginContract.Find(metadata.GetString(reference.Name)) is { } contract
                    && !contracts.Contains(contract))
                {
                    contracts.Add(contract);
                }
            }
        }

        // A base class's contracts are not repeated on the class; one from another assembly is not followed.
        if (type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition })
        {
            AddContracts(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType), contracts);
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;

namespace MiaIa.Host.Plugins;

/// <summary>Writes the types of a signature the way documentation ids do: <c>System.Int32[]</c>, <c>System.String@</c>.</summary>
/// <param name="keepArity">Whether a generic type keeps its <c>`1</c>: in the name of a type yes, in a parameter no.</param>
internal sealed class DocumentationNames(bool keepArity) : ISignatureTypeProvider<string, object?>
{
    /// <inheritdoc />
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    /// <inheritdoc />
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        MetadataNames.Of(reader, handle, nested: '.');

    /// <inheritdoc />
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        MetadataNames.Of(reader, handle, nested: '.');

    /// <inheritdoc />
    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc />
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        int arity = genericType.IndexOf('`', StringComparison.Ordinal);
        string name = arity < 0 || keepArity ? genericType : genericType[..arity];
        return $"{name}{{{string.Join(',', typeArguments)}}}";
    }

    /// <inheritdoc />
    public string GetGenericTypeParameter(object? genericContext, int index) =>
        "`" + index.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public string GetGenericMethodParameter(object? genericContext, int index) =>
        "``" + index.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public string GetSZArrayType(string elementType) => elementType + "[]";

    /// <inheritdoc />
    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{string.Join(',', Enumerable.Repeat("0:", shape.Rank))}]";

    /// <inheritdoc />
    public string GetByReferenceType(string elementType) => elementType + "@";

    /// <inheritdoc />
    public string GetPointerType(string elementType) => elementType + "*";

    /// <inheritdoc />
    public string GetPinnedType(string elementType) => elementType;

    /// <inheritdoc />
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc />
    public string GetFunctionPointerType(MethodSignature<string> signature) => "=FUNC";
}

namespace MiaIa.Architecture.Tests;

/// <summary>A type's name as C# writes it.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        return type switch
        {
            { IsArray: true } => Of(type.GetElementType()!) + "[]",
            { IsByRef: true } => "ref " + Of(type.GetElementType()!),
            { IsGenericParameter: true } => type.Name,
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner) + "?",
            { IsGenericType: true } => $"{Plain(type)}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>",
            _ => Plain(type),
        };
    }

    private static string Plain(Type type)
    {
        string name = type.Name.Split('`')[0];
        return type.IsNested ? $"{Plain(type.DeclaringType!)}.{name}" : name;
    }
}

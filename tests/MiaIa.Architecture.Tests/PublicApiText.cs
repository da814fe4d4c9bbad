using System.Reflection;
using System.Text;

namespace MiaIa.Architecture.Tests;

/// <summary>The public surface of an assembly, one member a line, in order: what PublicApi.txt holds.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (string member in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => IsReadOnly(type) ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            { IsAbstract: true } => "abstract class",
            _ => "class",
        };
        string based = type.IsEnum ? " : " + TypeName.Of(Enum.GetUnderlyingType(type)) : Parents(type);
        return $"{kind} {TypeName.Of(type)}{based}";
    }

    private static string Parents(Type type)
    {
        bool hasParent = type is { IsInterface: false, IsValueType: false, BaseType: not null } && type.BaseType != typeof(object);
        IEnumerable<Type> parents = type.GetInterfaces().OrderBy(i => i.FullName, StringComparer.Ordinal);
        string[] names = [.. (hasParent ? parents.Prepend(type.BaseType!) : parents).Select(TypeName.Of)];
        return names.Length == 0 ? string.Empty : " : " + string.Join(", ", names);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetEnumNames().Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n), null)}");
        }

        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(IsVisible).Select(c => $"new({Parameters(c)})");
        IEnumerable<string> fields = type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).Select(Field);
        IEnumerable<string> properties = type.GetProperties(Declared).Select(Property).Where(p => p.Length > 0);
        IEnumerable<string> methods = type.GetMethods(Declared).Where(m => IsVisible(m) && IsWritten(m)).Select(Method);
        return constructors.Concat(fields).Concat(properties).Concat(methods);
    }

    private static string Field(FieldInfo field)
    {
        string constant = field.IsLiteral ? $" = {Convert.ToString(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}" : string.Empty;
        string how = field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty;
        return $"{how}{TypeName.Of(field.FieldType)} {field.Name}{constant}";
    }

    private static string Property(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : string.Empty;
        string set = property.SetMethod is { } setter && IsVisible(setter) ? IsInit(setter) ? " init;" : " set;" : string.Empty;
        if (get.Length + set.Length == 0)
        {
            return string.Empty;
        }

        string how = (property.GetMethod ?? property.SetMethod)!.IsStatic ? "static " : string.Empty;
        string index = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        string name = index.Length > 0 ? $"this[{index}]" : property.Name;
        return $"{how}{TypeName.Of(property.PropertyType)} {name} {{{get}{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        string how = method switch
        {
            { IsStatic: true } => "static ",
            { IsVirtual: true, IsFinal: false } when method.DeclaringType is { IsInterface: false, IsSealed: false } => "virtual ",
            _ => string.Empty,
        };
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : string.Empty;
        return $"{how}{TypeName.Of(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string how = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => string.Empty,
        };
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return $"{how}{TypeName.Of(type)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter) : string.Empty)}";
    }

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        object value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    /// <summary>Leaves out what the compiler adds: accessors, and the members of records.</summary>
    private static bool IsWritten(MethodInfo method) =>
        !method.IsSpecialName
        && !method.Name.StartsWith('<')
        && !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false);

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers()
        .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static bool IsReadOnly(Type type) =>
        type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute), inherit: false);
}

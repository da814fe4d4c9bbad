using System.Reflection;

namespace MiaIa.Host.Configuration;

/// <summary>What an exception says, for people: no trace, no name of a parameter.</summary>
internal static class Reason
{
    /// <summary>The message of what was really thrown, without a full stop.</summary>
    public static string Of(Exception thrown)
    {
        while (thrown is TargetInvocationException && thrown.InnerException is { } inner)
        {
            thrown = inner;
        }

        string message = thrown.Message;
        if (thrown is ArgumentException { ParamName: { Length: > 0 } name })
        {
            message = message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal);
        }

        int line = message.IndexOfAny(['\r', '\n']);
        return (line < 0 ? message : message[..line]).TrimEnd('.', ' ');
    }
}

namespace MiaIa.Sdk;

/// <summary>A source that can say what is in a file, for <c>mia data inspect</c>.</summary>
public interface IInspector
{
    /// <summary>
    /// The facts of a file, in the order to show them: text, numbers (long, double, decimal), truth values, and lists and
    /// maps of these.
    /// </summary>
    IReadOnlyDictionary<string, object?> Inspect(string path, ITimeZones zones);
}

namespace MiaIa.Sdk;

/// <summary>A file that cannot be read on: what, where, and what to do.</summary>
/// <param name="path">The file.</param>
/// <param name="place">Where in it: an entry and line, or a byte offset.</param>
/// <param name="message">What is wrong and what to do, without the place.</param>
/// <param name="inner">What caused it.</param>
public sealed class SourceException(string path, string place, string message, Exception? inner = null)
    : Exception($"{path}{(place.Length > 0 ? " (" + place + ")" : "")}: {message}", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Where in it.</summary>
    public string Place { get; } = place;
}

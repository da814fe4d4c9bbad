namespace MiaIa.Host.Configuration;

/// <summary>A value in a YAML file, with its place.</summary>
/// <param name="mark">Where it begins.</param>
internal abstract class YamlNode(Mark mark)
{
    /// <summary>Where it begins.</summary>
    public Mark Mark { get; } = mark;

    /// <summary>What it is, for messages. Never the value of an environment variable.</summary>
    public abstract string Description { get; }
}

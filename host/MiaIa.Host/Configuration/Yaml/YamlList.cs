namespace MiaIa.Host.Configuration;

/// <summary>A list of values.</summary>
/// <param name="mark">Where it begins.</param>
/// <param name="items">The values in their order.</param>
internal sealed class YamlList(Mark mark, IReadOnlyList<YamlNode> items) : YamlNode(mark)
{
    /// <summary>The values in their order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc />
    public override string Description => "a list";
}

namespace MiaIa.Host.Configuration;

/// <summary>A single value.</summary>
/// <param name="mark">Where it begins.</param>
/// <param name="text">The text as written, variables not replaced.</param>
/// <param name="isQuoted">Whether it stands in quotes or is a block of text.</param>
internal sealed class YamlScalar(Mark mark, string text, bool isQuoted) : YamlNode(mark)
{
    /// <summary>The text as written, variables not replaced.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it stands in quotes or is a block of text.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>Whether nothing is written: an empty place, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";

    /// <inheritdoc />
    public override string Description => IsNull ? "nothing" : $"'{Text}'";
}

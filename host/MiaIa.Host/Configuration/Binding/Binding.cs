namespace MiaIa.Host.Configuration;

/// <summary>What is bound, where it stands, and what the binder notes on the way.</summary>
/// <param name="what">What it is, for messages: the plugin's name.</param>
/// <param name="root">Its path in the file: <c>features.session</c>.</param>
/// <param name="mark">Its place: the key.</param>
/// <param name="isUsed">Whether it takes part in the run; else its variables may be missing.</param>
internal sealed class Binding(string what, string root, Mark mark, bool isUsed = true)
{
    /// <summary>What it is, for messages; empty for the file itself.</summary>
    public string What { get; } = what;

    /// <summary>Its path in the file; empty for the file itself.</summary>
    public string Root { get; } = root;

    /// <summary>Its place.</summary>
    public Mark Mark { get; } = mark;

    /// <summary>Whether it takes part in the run.</summary>
    public bool IsUsed { get; } = isUsed;

    /// <summary>Further names that are known at its top, for suggestions.</summary>
    public IReadOnlyList<string> AlsoKnown { get; init; } = [];

    /// <summary>Where its options name outputs.</summary>
    public List<InputName> Inputs { get; } = [];

    /// <summary>Options that hold variables: path in the file and text as written.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The path in the file of an option.</summary>
    public string PathOf(string option) => Root.Length == 0 ? option : option.Length == 0 ? Root : Root + "." + option;

    /// <summary>The option and the plugin, for messages.</summary>
    public string Name(string option) => What.Length == 0 ? $"'{option}'" : $"'{option}' of {What}";
}

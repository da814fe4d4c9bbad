namespace MiaIa.Host.Runs;

/// <summary>Names of code as people and files spell them.</summary>
internal static class Words
{
    /// <summary>SessionFlatten as session-flatten.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + c : c.ToString())).ToLowerInvariant();

    /// <summary>ExitTooEarly as exit_too_early.</summary>
    public static string Snake(string name) => Kebab(name).Replace('-', '_');
}

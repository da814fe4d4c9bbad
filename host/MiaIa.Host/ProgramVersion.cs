namespace MiaIa.Host;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>As people write it.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}

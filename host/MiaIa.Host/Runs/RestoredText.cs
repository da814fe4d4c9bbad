using System.Text.Json;
using MiaIa.Engine.Risk;

namespace MiaIa.Host.Runs;

/// <summary>What an earlier run left behind, as a line of the header: a run that is gone on with or replayed begins with the same.</summary>
internal static class RestoredText
{
    /// <summary>Key of the header.</summary>
    public const string Key = "restored";

    /// <summary>The text; empty for nothing.</summary>
    public static string Of(RestoredState? state) => state is null ? "" : JsonSerializer.Serialize(state);

    /// <summary>What a text says; null for nothing.</summary>
    public static RestoredState? Parse(string? text) => string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<RestoredState>(text);
}

using MiaIa.Host.Archive;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>The kept runs as the page lists them.</summary>
internal static class RunListJson
{
    private const int Most = 200;

    /// <summary>Writes them, the newest first.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="shown">Folder of the run that is shown; null for none.</param>
    public static byte[] Write(IReadOnlyList<RunEntry> runs, string? shown) => PageJson.Write(json =>
    {
        json.WriteNumber("count", runs.Count);
        json.WriteString("shown", shown is null ? null : Path.GetFileName(shown));
        json.WriteStartArray("runs");
        foreach (RunEntry run in runs.Take(Most))
        {
            json.WriteStartObject();
            json.WriteString("id", run.Id);
            json.WriteString("mode", run.Mode);
            json.WriteString("state", Words.Kebab(run.State.ToString()));
            json.WriteString("provenance", run.Provenance);
            json.WriteNumber("begunMs", new DateTimeOffset(run.Begun).ToUnixTimeMilliseconds());
            PageJson.Whole(json, "roundTrips", run.RoundTrips);
            PageJson.Money(json, "net", run.Net);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}

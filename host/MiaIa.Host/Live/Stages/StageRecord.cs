using System.Globalization;
using System.Text;
using System.Text.Json;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;

namespace MiaIa.Host.Live.Stages;

/// <summary>What became of a stage, with its report. Only ever added.</summary>
/// <param name="Utc">When.</param>
/// <param name="Stage">Which.</param>
/// <param name="IsPassed">Whether it passed; the micro stage: whether its run began.</param>
/// <param name="Account">The account it was of; null when it is not known.</param>
/// <param name="Run">The run it was of; null for none.</param>
/// <param name="Report">The report, line by line.</param>
internal sealed record StageRecord(DateTime Utc, Stage Stage, bool IsPassed, string? Account, string? Run, IReadOnlyList<string> Report)
{
    /// <summary>As one line of JSON.</summary>
    public string ToLine()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("timeUtc", Utc.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("stage", EnumNames.Write(Stage));
            json.WriteString("outcome", IsPassed ? "passed" : "failed");
            json.WriteString("account", Account);
            json.WriteString("run", Run);
            json.WriteString("program", ProgramVersion.Text);
            json.WriteStartArray("report");
            foreach (string line in Report)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no record.</exception>
    public static StageRecord Parse(string line)
    {
        JsonElement root = ControlText.Read(line);
        string time = ControlText.Text(root, "timeUtc");
        string stage = ControlText.Text(root, "stage");
        return new StageRecord(
            DateTime.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime utc)
                ? utc
                : throw new FormatException($"'{time}' is no time"),
            EnumNames.Read(typeof(Stage), stage) is Stage known ? known : throw new FormatException($"'{stage}' is no stage"),
            ControlText.Text(root, "outcome") is "passed",
            TextOrNull(root, "account"),
            TextOrNull(root, "run"),
            ControlText.Texts(root, "report"));
    }

    private static string? TextOrNull(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>Writes messages the way a receiver understands them. Nothing in a text can call people by name, be a link or be formatting.</summary>
internal static class WebhookBody
{
    // Discord refuses more; Slack cuts off above 4000, of which escaping may need a part.
    private const int DiscordLetters = 2000;
    private const int SlackLetters = 3500;
    private const int JsonLetters = 8000;
    private const string Cut = "...";

    // Between the sign and the word, so that it is no longer the name of anybody; it has no width.
    private const string Nothing = "\u200B";

    /// <summary>The body of a request.</summary>
    public static byte[] Of(AlertMessage message, WebhookFormat format)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            switch (format)
            {
                case WebhookFormat.Discord:
                    WriteDiscord(json, message);
                    break;
                case WebhookFormat.Slack:
                    WriteSlack(json, message);
                    break;
                default:
                    WriteAll(json, message);
                    break;
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteDiscord(Utf8JsonWriter json, AlertMessage message)
    {
        string id = $"\n`{message.Id}`";
        string text = $"**{Markdown(message.Title)}**\n{Markdown(message.Text)}";
        json.WriteString("content", Shorten(text, DiscordLetters - id.Length) + id);
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSlack(Utf8JsonWriter json, AlertMessage message)
    {
        json.WriteString("text", Shorten($"{Entities(message.Title)}\n{Entities(message.Text)}", SlackLetters) + $"\n{Entities(message.Id)}");
        json.WriteBoolean("mrkdwn", value: false);
        json.WriteBoolean("unfurl_links", value: false);
        json.WriteBoolean("unfurl_media", value: false);
        json.WriteBoolean("link_names", value: false);
    }

    private static void WriteAll(Utf8JsonWriter json, AlertMessage message)
    {
        json.WriteString("id", message.Id);
        json.WriteString("run", message.Run);
        json.WriteString("badge", message.Badge);
        json.WriteString("kind", message.Kind.ToString().ToLowerInvariant());
        json.WriteString("severity", message.Severity.ToString().ToLowerInvariant());
        json.WriteString("rule", message.Rule);
        json.WriteString("text", Shorten(message.Text, JsonLetters));
        json.WriteString("time", DateTime.UnixEpoch.AddTicks(message.TimeNs / 100).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("count", message.Count);
        json.WriteStartArray("alerts");
        foreach (int alert in message.Alerts)
        {
            json.WriteNumberValue(alert);
        }

        json.WriteEndArray();
    }

    private static string Markdown(string text)
    {
        StringBuilder safe = new();
        foreach (char c in text)
        {
            _ = c switch
            {
                '@' => safe.Append('@').Append(Nothing),
                '\\' or '*' or '_' or '~' or '`' or '|' or '>' or '<' or '#' or '[' or ']' => safe.Append('\\').Append(c),
                _ => safe.Append(c),
            };
        }

        return Unlinked(safe.ToString());
    }

    private static string Unlinked(string text) => text.Replace("://", $":{Nothing}//", StringComparison.Ordinal);

    private static string Entities(string text) => Unlinked(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("@", "@" + Nothing, StringComparison.Ordinal);

    // A sign of two parts is not cut through, nor is a backslash left without what it stands before.
    private static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = most - Cut.Length;
        while (end > 0 && (char.IsHighSurrogate(text[end - 1]) || text[end - 1] is '\\'))
        {
            end--;
        }

        return text[..end] + Cut;
    }
}

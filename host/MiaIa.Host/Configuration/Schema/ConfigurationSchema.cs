using System.Text.Encodings.Web;
using System.Text.Json;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Writes a JSON schema (draft 2020-12) of the file with the options of every plugin that is there, so that editors
/// complete and underline.
/// </summary>
internal sealed class ConfigurationSchema
{
    private readonly IPluginTypes _types;
    private readonly Utf8JsonWriter _json;
    private readonly OptionSchema _options;

    private ConfigurationSchema(IPluginTypes types, Utf8JsonWriter json)
    {
        _types = types;
        _json = json;
        _options = new OptionSchema(json);
    }

    /// <summary>Writes the schema as UTF-8 JSON.</summary>
    /// <param name="types">The plugins that are there.</param>
    /// <param name="output">Receives it.</param>
    public static void Write(IPluginTypes types, Stream output)
    {
        JsonWriterOptions indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using Utf8JsonWriter json = new(output, indented);
        new ConfigurationSchema(types, json).WriteRoot();
    }

    private void WriteRoot()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        _json.WriteString("title", "MiaIa strategies.yaml");
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteStartObject("properties");
        _options.WriteProperties(typeof(FileSettings));
        foreach (Section section in Sections.Plugins)
        {
            _json.WritePropertyName(section.Key);
            WriteSection(section.Kind);
        }

        _json.WritePropertyName(Sections.Modes);
        WriteModes();
        _json.WriteEndObject();
        WriteDefinitions();
        _json.WriteEndObject();
    }

    private void WriteSection(PluginKind kind)
    {
        _json.WriteStartObject();
        _options.WriteType("object", isNullable: true);
        _json.WriteBoolean("additionalProperties", false);
        if (kind is PluginKind.Confluence)
        {
            _json.WriteNumber("maxProperties", 1);
        }

        _json.WriteStartObject("properties");
        foreach (string id in _types.Ids(kind))
        {
            _json.WritePropertyName(id);
            WriteReference(id);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("patternProperties");
        foreach (string id in _types.Ids(kind))
        {
            _json.WritePropertyName($"^{id}@[A-Za-z0-9-]+$");
            WriteReference(id);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteModes()
    {
        _json.WriteStartObject();
        _options.WriteType("object", isNullable: true);
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteStartObject("properties");
        foreach (RunMode mode in Enum.GetValues<RunMode>())
        {
            _json.WritePropertyName(EnumNames.Write(mode));
            WriteMode(mode);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteMode(RunMode mode)
    {
        bool isLive = mode is RunMode.Live;
        _json.WriteStartObject();
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteStartArray("required");
        _json.WriteStringValue("broker");
        if (isLive)
        {
            _json.WriteStringValue("source");
        }

        _json.WriteEndArray();
        _json.WriteStartObject("properties");
        WriteChoice("source", PluginKind.Feed, null);
        WriteChoice("broker", PluginKind.Broker, null);
        if (!isLive)
        {
            WriteChoice("fill-model", PluginKind.FillModel, "auto");
            _options.WriteProperties(typeof(CapitalSettings));
        }

        if (mode is not RunMode.Backtest)
        {
            _options.WriteProperties(typeof(InterruptSettings));
        }

        if (isLive)
        {
            _options.WriteProperties(typeof(ConfirmSettings));
        }

        WriteBrokerOptions(ModesReader.KeysOf(mode), isLive);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Options of a broker may stand beside it, live those of its feed too: the first that knows a name describes it.</summary>
    private void WriteBrokerOptions(IReadOnlyList<string> taken, bool isLive)
    {
        HashSet<string> written = new(taken, StringComparer.Ordinal);
        foreach (string id in (string[])[.. _types.Ids(PluginKind.Broker), .. isLive ? _types.Ids(PluginKind.Feed) : []])
        {
            if (_types.OptionsType(id) is { } record)
            {
                _options.WriteProperties(record, written.Add);
            }
        }
    }

    private void WriteChoice(string name, PluginKind kind, string? further)
    {
        IReadOnlyList<string> ids = _types.Ids(kind);
        _json.WriteStartObject(name);
        _json.WriteStartArray("anyOf");
        _json.WriteStartObject();
        _json.WriteStartArray("enum");
        foreach (string id in further is null ? ids : [further, .. ids])
        {
            _json.WriteStringValue(id);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteStartObject();
        _json.WriteString("type", "object");
        _json.WriteNumber("minProperties", 1);
        _json.WriteNumber("maxProperties", 1);
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteStartObject("properties");
        foreach (string id in ids)
        {
            _json.WritePropertyName(id);
            WriteReference(id);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteReference(string id)
    {
        _json.WriteStartObject();
        _json.WriteString("$ref", "#/$defs/" + id);
        _json.WriteEndObject();
    }

    private void WriteDefinitions()
    {
        _json.WriteStartObject("$defs");
        foreach (string id in Enum.GetValues<PluginKind>().SelectMany(_types.Ids))
        {
            _json.WritePropertyName(id);
            _options.WritePlugin(_types.OptionsType(id));
        }

        _json.WriteEndObject();
    }
}

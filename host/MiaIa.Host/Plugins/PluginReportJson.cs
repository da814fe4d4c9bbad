using System.Text.Json.Serialization;

namespace MiaIa.Host.Plugins;

/// <summary>How the load report is written as JSON: generated at build time, so nothing is reflected over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PluginReportDocument))]
internal sealed partial class PluginReportJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace MiaIa.Host.Reports;

/// <summary>How the figures are read from JSON: generated at build time, so nothing is reflected over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RunFigures))]
internal sealed partial class ReportJson : JsonSerializerContext;

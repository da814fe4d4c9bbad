using System.Text.Json.Serialization;

namespace MiaIa.Host.Reports;

/// <summary>How the figures are kept as JSON: generated at build time, so nothing is reflected over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunFigures))]
internal sealed partial class ReportJson : JsonSerializerContext;

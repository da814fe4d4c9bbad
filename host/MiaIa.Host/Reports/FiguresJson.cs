using System.Text.Json.Serialization;

namespace MiaIa.Host.Reports;

/// <summary>How the figures are written as JSON: straight, since what reads them is loaded slowly and no run needs it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(RunFigures))]
internal sealed partial class FiguresJson : JsonSerializerContext;

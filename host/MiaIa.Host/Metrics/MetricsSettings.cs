using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Metrics;

/// <summary>Where the metrics of a live or paced run are sent to. They decide nothing.</summary>
internal sealed record MetricsSettings
{
    /// <summary>Address of an OTLP collector over HTTP, such as http://127.0.0.1:4318; absent sends nothing. Default absent.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>How often they are sent. Default 60s.</summary>
    [Range(typeof(TimeSpan), "1s", "1h")]
    public TimeSpan OtlpInterval { get; init; } = TimeSpan.FromSeconds(60);
}

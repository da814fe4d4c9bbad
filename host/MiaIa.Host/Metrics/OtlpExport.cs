using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace MiaIa.Host.Metrics;

/// <summary>Sends the metrics to an OTLP collector over HTTP. One that is not there costs the run nothing.</summary>
internal sealed class OtlpExport : IDisposable
{
    private const int LongestEndMilliseconds = 3000;

    private readonly MeterProvider _provider;

    /// <summary>Begins to send.</summary>
    /// <param name="endpoint">Address of the collector, with its path.</param>
    /// <param name="interval">How often.</param>
    /// <param name="run">Id of the run.</param>
    public OtlpExport(Uri endpoint, TimeSpan interval, string run) =>
        _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("mia", serviceVersion: ProgramVersion.Text, serviceInstanceId: run))
            .AddMeter(DeskMeter.Name)
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = endpoint;
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)interval.TotalMilliseconds;
            })
            .Build();

    /// <summary>Sends what there is now.</summary>
    /// <returns>Whether the collector took it.</returns>
    public bool Flush() => _provider.ForceFlush(LongestEndMilliseconds);

    /// <summary>Sends what there is, and ends.</summary>
    public void Dispose()
    {
        _provider.Shutdown(LongestEndMilliseconds);
        _provider.Dispose();
    }
}

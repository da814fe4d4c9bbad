using System.Diagnostics.Metrics;
using MiaIa.Host.Configuration;
using MiaIa.Host.Metrics;
using MiaIa.Host.Tests.Configuration;

namespace MiaIa.Host.Tests.Metrics;

public sealed class OtlpExportTests
{
    // Numbers of the fields: opentelemetry/proto/collector/metrics/v1 and metrics/v1.
    private const int ResourceMetrics = 1;
    private const int Resource = 1;
    private const int ScopeMetrics = 2;
    private const int Scope = 1;
    private const int Metrics = 2;
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    [Fact]
    public async Task Metrics_ComeToTheCollector_WithRunUnitAndValue()
    {
        using LoopbackCollector collector = new();
        using Meter meter = new(DeskMeter.Name);
        string name = "mia.test.otlp";
        meter.CreateObservableGauge(name + ".gauge", () => 2.5, "s", "A gauge.");
        Counter<long> counter = meter.CreateCounter<long>(name + ".counter", "{event}");
        Histogram<double> histogram = meter.CreateHistogram(
            name + ".histogram", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
        using OtlpExport export = new(OtlpAddress.Of(collector.Address.ToString())!, TimeSpan.FromHours(1), "20260105-1-sim");
        counter.Add(41);
        counter.Add(1);
        histogram.Record(1.5);
        Task<(string Path, string Type, byte[] Body)> next = collector.Next();
        Task<bool> sent = Task.Run(export.Flush);
        (string path, string type, byte[] body) = await next;
        (await sent).Should().BeTrue();
        (path, type).Should().Be(("/v1/metrics", "application/x-protobuf"));

        ProtobufText resource = new ProtobufText(body).All(ResourceMetrics).Single();
        resource.All(Resource).Single().All(1).Select(a => (a.Text(1), a.All(2).Single().Text(1))).Should()
            .Contain([("service.name", "mia"), ("service.instance.id", "20260105-1-sim")]);
        ProtobufText[] metrics = [.. resource.All(ScopeMetrics).Where(s => s.All(Scope).Single().Text(1) == "MiaIa").SelectMany(s => s.All(Metrics)).Where(m => m.Text(1).StartsWith(name, StringComparison.Ordinal))];
        metrics.Should().HaveCount(3);
        ProtobufText gauge = metrics.Single(m => m.Text(1).EndsWith("gauge", StringComparison.Ordinal));
        (gauge.Text(2), gauge.Text(3)).Should().Be(("A gauge.", "s"));
        BitConverter.UInt64BitsToDouble(gauge.All(Gauge).Single().All(1).Single().Value(4)).Should().Be(2.5);
        ProtobufText sum = metrics.Single(m => m.Text(1).EndsWith("counter", StringComparison.Ordinal)).All(Sum).Single();
        sum.Value(3).Should().Be(1, "it only grows");
        sum.All(1).Single().Value(6).Should().Be(42);
        ProtobufText point = metrics.Single(m => m.Text(1).EndsWith("histogram", StringComparison.Ordinal)).All(Histogram).Single().All(1).Single();
        point.Value(4).Should().Be(1);
        BitConverter.UInt64BitsToDouble(point.Value(5)).Should().Be(1.5);

        Task<(string Path, string Type, byte[] Body)> last = collector.Next();
        await Task.Run(export.Dispose);
        (await last).Body.Should().NotBeEmpty("what there is goes out at the end");
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector")]
    [InlineData("\"\"")]
    public void AddressThatIsNone_IsRefusedAtItsPlace_WithoutBeingRepeated(string text)
    {
        ConfigurationResult read = Reading.Of($"metrics: {{ otlp-endpoint: '{text}' }}\n");
        ConfigurationError error = read.Errors.Should().ContainSingle().Subject;
        (error.Mark.Line, error.Message.Contains("http://", StringComparison.Ordinal)).Should().Be((1, true));
        error.Message.Should().NotContain(text);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/metrics")]
    [InlineData("https://collector/in/v1/metrics", "https://collector/in/v1/metrics")]
    public void AddressWithoutAPath_GetsThatOfTheProtocol(string text, string expected) => OtlpAddress.Of(text).Should().Be(new Uri(expected));
}

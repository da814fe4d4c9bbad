using System.Diagnostics.Metrics;
using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Metrics;

namespace MiaIa.Host.Tests.Metrics;

public sealed class MetricsTextTests : IDisposable
{
    private readonly Meter _meter = new("MiaIa");
    private readonly MetricsListener _listener;

    public MetricsTextTests() => _listener = new MetricsListener(_meter);

    private string Text
    {
        get
        {
            using StringWriter output = new();
            MetricsText.Write(_listener, output);
            return output.ToString();
        }
    }

    [Fact]
    public void Counter_HasItsUnitAndTotalInItsName()
    {
        _meter.CreateObservableCounter("mia.engine.events", () => 1234567L, "{event}", "Events taken.");
        _meter.CreateObservableCounter("mia.process.gc.pause", () => 0.25, "s", "Pauses.");
        Text.Should().Be("""
            # HELP mia_engine_events_total Events taken.
            # TYPE mia_engine_events_total counter
            mia_engine_events_total 1234567
            # HELP mia_process_gc_pause_seconds_total Pauses.
            # TYPE mia_process_gc_pause_seconds_total counter
            # UNIT mia_process_gc_pause_seconds_total seconds
            mia_process_gc_pause_seconds_total 0.25

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("s", "mia_x_seconds")]
    [InlineData("By", "mia_x_bytes")]
    [InlineData("1", "mia_x_ratio")]
    [InlineData("{order}", "mia_x")]
    [InlineData(null, "mia_x")]
    public void Gauge_HasItsUnitInItsName(string? unit, string expected)
    {
        _meter.CreateObservableGauge("mia.x", () => -1.5, unit, "X.");
        PrometheusText parsed = PrometheusText.Parse(Text);
        parsed.Types.Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal) { [expected] = "gauge" });
        parsed[expected].Should().Be(-1.5);
    }

    [Fact]
    public void Histogram_SumsItsBucketsUp_AndAValueOnABoundIsBelowIt()
    {
        Histogram<double> histogram = _meter.CreateHistogram(
            "mia.decision.duration", "s", "Duration.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.5] });
        foreach (double value in (double[])[0.0005, 0.001, 0.25, 0.5, 2])
        {
            histogram.Record(value);
        }

        Text.Should().Be("""
            # HELP mia_decision_duration_seconds Duration.
            # TYPE mia_decision_duration_seconds histogram
            # UNIT mia_decision_duration_seconds seconds
            mia_decision_duration_seconds_bucket{le="0.001"} 2
            mia_decision_duration_seconds_bucket{le="0.5"} 4
            mia_decision_duration_seconds_bucket{le="+Inf"} 5
            mia_decision_duration_seconds_sum 2.7515
            mia_decision_duration_seconds_count 5

            """.ReplaceLineEndings("\n"));
        PrometheusText.Parse(Text)["mia_decision_duration_seconds_bucket", ("le", "0.5")].Should().Be(4, "asking does not count");
    }

    [Fact]
    public void LabelsAndHelp_AreEscaped()
    {
        _meter.CreateObservableGauge(
            "mia.x", () => new Measurement<double>(1, new KeyValuePair<string, object?>("file.name", "C:\\a \"b\"\nc")), null, "One\\two\nthree \"four\".");
        Text.Should().Be("# HELP mia_x One\\\\two\\nthree \"four\".\n# TYPE mia_x gauge\nmia_x{file_name=\"C:\\\\a \\\"b\\\"\\nc\"} 1\n");
        PrometheusText parsed = PrometheusText.Parse(Text);
        parsed["mia_x", ("file_name", "C:\\a \"b\"\nc")].Should().Be(1);
        parsed.Help["mia_x"].Should().Be("One\\two\nthree \"four\".");
    }

    [Fact]
    public void AnyLabel_ComesBackAsItWas()
    {
        string label = "";
        _meter.CreateObservableGauge("mia.any", () => new Measurement<double>(1, new KeyValuePair<string, object?>("text", label)));
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            label = text?.Replace("\r", "", StringComparison.Ordinal) ?? "";
            return PrometheusText.Parse(Text)["mia_any", ("text", label)] == 1;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1e-9, "1E-09")]
    [InlineData(0.1, "0.1")]
    public void Numbers_AreWrittenAsTheFormatHasThem(double value, string expected)
    {
        _meter.CreateObservableGauge("mia.x", () => value);
        Text.Should().EndWith($"\nmia_x {expected}\n");
    }

    [Fact]
    public void CountersThatAreAddedTo_KeepTheirSums_ByTheirLabels()
    {
        Counter<long> requests = _meter.CreateCounter<long>("mia.http.requests", "{request}", "Requests.");
        requests.Add(2, new("path", "/health"), new KeyValuePair<string, object?>("code", 200));
        requests.Add(3, new("code", 200), new KeyValuePair<string, object?>("path", "/health"));
        requests.Add(1, new("code", 404), new KeyValuePair<string, object?>("path", "/x"));
        PrometheusText parsed = PrometheusText.Parse(Text);
        parsed["mia_http_requests_total", ("code", "200"), ("path", "/health")].Should().Be(5);
        parsed["mia_http_requests_total", ("code", "404"), ("path", "/x")].Should().Be(1);
    }

    [Fact]
    public void WhatIsNotKnown_IsNotTold_AndWhatIsGoneIsGone()
    {
        List<Measurement<long>> halts = [new(1, new KeyValuePair<string, object?>("cause", "kill"))];
        _meter.CreateObservableGauge("mia.halts", () => halts, null, "Halts.");
        _meter.CreateObservableGauge("mia.none", () => Array.Empty<Measurement<double>>(), null, "None.");
        PrometheusText.Parse(Text)["mia_halts", ("cause", "kill")].Should().Be(1);
        halts.Clear();
        Text.Should().BeEmpty();
    }

    [Fact]
    public void ValueWithoutLabels_CostsNoMemory()
    {
        Histogram<double> histogram = _meter.CreateHistogram<double>("mia.x", "s", "X.");
        MiaIa.Tests.Allocations.Of(() =>
        {
            histogram.Record(0.5);
            return () =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    histogram.Record(i * 0.001);
                }
            };
        }).Should().Be(0);
    }

    [Fact]
    public void OtherMeters_AreNotListenedTo()
    {
        using Meter other = new("MiaIa");
        other.CreateObservableGauge("mia.other", () => 1.0);
        Text.Should().BeEmpty();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}

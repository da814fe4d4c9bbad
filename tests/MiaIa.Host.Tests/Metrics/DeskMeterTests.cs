using System.Diagnostics.Metrics;
using MiaIa.Engine.Risk;
using MiaIa.Host.Health;
using MiaIa.Host.Metrics;
using MiaIa.Host.Tests.Health;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Metrics;

public sealed class DeskMeterTests
{
    private readonly WatchClock _clock = new();
    private readonly VitalSigns _signs;

    public DeskMeterTests() => _signs = new VitalSigns
    {
        Clock = _clock,
        Board = new EngineBoard(_clock, instruments: 1, speed: 1),
        Health = new HealthBoard(_clock),
        Faults = new FaultCounter(_clock),
        Machine = new ProcessMeter(new LocalMachine(Path.GetTempPath())),
        Journal = null,
        Instruments = new Instruments([new MiaIa.Sdk.Instrument(0, "ES", 0.25m, 12.5m, 3.45m, IsIndex: false)]),
        Streams = [new WatchedStream("feed ES", 0, StreamKind.Market, IsTraded: true, IsIndex: false, TimeSpan.Zero)],
        Folder = Path.GetTempPath(),
    };

    [Fact]
    public void WhatThePublishedReadingSays_IsTold()
    {
        using DeskMeter meter = new(_signs, "sim");
        using MetricsListener listener = new(meter.Meter);
        _signs.Board.Put(Readings.Of(SessionWindow.MidDay) with
        {
            Halts = [new(HaltCause.Kill, HaltState.Emergency, HaltRelease.Manual, 0, 20260105, 0, "x"), new(HaltCause.Command, HaltState.HaltEntries, HaltRelease.Manual, 0, 20260105, 0, "x")],
            FeedLostNs = 5,
        });
        _signs.Board.OnTaken([MarketEvent.Of(Readings.RegularOpen, 0, new Quote(1, 2, 1, 1))], 0);
        _signs.Health.Publish(new DeskHealth(1, [new("disk", HealthState.Critical, "full", "", 1), new("cpu", HealthState.Healthy, "", "", 1)]));
        _signs.Machine.Take();
        _signs.Faults.Add("x");
        meter.OnDecision(0.0004);
        _clock.Pass(2.5);
        PrometheusText text = Text(listener);
        text["mia_engine_events_total"].Should().Be(1000);
        text["mia_engine_decisions_total"].Should().Be(300);
        text["mia_models_approved_total"].Should().Be(4);
        text["mia_engine_faults_total"].Should().Be(1);
        text["mia_halts", ("cause", "kill")].Should().Be(1);
        text["mia_feed_connected"].Should().Be(0);
        text["mia_broker_connected"].Should().Be(1);
        text["mia_feed_age_seconds", ("instrument", "ES"), ("stream", "market")].Should().BeApproximately(2.5, 1e-6);
        text["mia_health_state", ("component", "disk")].Should().Be(3);
        text["mia_health_worst"].Should().Be(3);
        text["mia_decision_duration_seconds_bucket", ("le", "0.00025")].Should().Be(0);
        text["mia_decision_duration_seconds_bucket", ("le", "0.0005")].Should().Be(1);
        text["mia_system_memory_utilization_ratio"].Should().BeInRange(0.001, 1);
        text["mia_system_disk_free_bytes"].Should().BePositive();
        text.Samples.Should().Contain(s => s.Name == "mia_build_info" && s.Value == 1);
        text.Help.Values.Should().OnlyContain(h => h.Length > 5);
    }

    [Fact]
    public void BeforeTheFirstReading_NothingOfTheEngineIsMadeUp()
    {
        using DeskMeter meter = new(_signs, "sim");
        using MetricsListener listener = new(meter.Meter);
        PrometheusText text = Text(listener);
        text.Samples.Select(s => s.Name).Should().NotContain("mia_engine_events_total").And.NotContain("mia_account_equity").And.Contain("mia_build_info");
    }

    [Fact]
    public void Names_FollowTheConventions()
    {
        List<System.Diagnostics.Metrics.Instrument> all = [];
        using MeterListener listener = new();
        using DeskMeter meter = new(_signs, "sim");
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter, meter.Meter))
            {
                all.Add(instrument);
            }
        };
        listener.Start();
        all.Should().HaveCountGreaterThan(30);
        all.Select(i => i.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(n => n.StartsWith("mia.", StringComparison.Ordinal) && n.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.' || c == '_') && !n.Contains("..", StringComparison.Ordinal));
        all.Should().OnlyContain(i => string.IsNullOrEmpty(i.Unit) || i.Unit == "s" || i.Unit == "By" || i.Unit == "1" || i.Unit.StartsWith('{'));
        all.Should().OnlyContain(i => !string.IsNullOrEmpty(i.Description));
    }

    private static PrometheusText Text(MetricsListener listener)
    {
        using StringWriter output = new();
        MetricsText.Write(listener, output);
        return PrometheusText.Parse(output.ToString());
    }
}

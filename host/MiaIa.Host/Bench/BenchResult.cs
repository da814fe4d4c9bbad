using System.Text.Json;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Bench;

/// <summary>What a bench measured.</summary>
internal sealed record BenchResult
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Events of a pass.</summary>
    public required long Events { get; init; }

    /// <summary>Base bars of a pass.</summary>
    public required long Bars { get; init; }

    /// <summary>Decisions of a pass.</summary>
    public required long Decisions { get; init; }

    /// <summary>Events by kind.</summary>
    public required IReadOnlyDictionary<string, long> Kinds { get; init; }

    /// <summary>Seconds of the median pass.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of the fastest pass.</summary>
    public required double FastestSeconds { get; init; }

    /// <summary>Seconds of the slowest pass.</summary>
    public required double SlowestSeconds { get; init; }

    /// <summary>Bytes allocated per event in the second half of a pass; the worst pass.</summary>
    public required double BytesPerEvent { get; init; }

    /// <summary>Durations of the events at which a decision was taken.</summary>
    public required Latencies Latencies { get; init; }

    /// <summary>Durations of the events at which a candidate was judged: golden rule, models, strategies and gates are in it.</summary>
    public required Latencies Signals { get; init; }

    /// <summary>Whether a journal was written.</summary>
    public required bool IsJournaled { get; init; }

    /// <summary>Mean microseconds by what an event is, the cheapest first.</summary>
    public required IReadOnlyList<(string Kind, double Microseconds)> Costs { get; init; }

    /// <summary>Most memory of the process so far, the events included.</summary>
    public required double PeakMiB { get; init; }

    /// <summary>The fingerprint of a pass.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>REAL or SIMULATED.</summary>
    public required string Provenance { get; init; }

    /// <summary>What the data were.</summary>
    public required string Data { get; init; }

    /// <summary>The features and strategies in the run.</summary>
    public required IReadOnlyList<string> Plugins { get; init; }

    private double EventsPerSecond => Events / Seconds;

    /// <summary>Writes it for people.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine($"data      {Data} ({Provenance}), {(IsJournaled ? "journal on" : "no journal")}");
        output.WriteLine($"plugins   {string.Join(", ", Plugins)}");
        output.WriteLine($"events    {Events:N0}: {string.Join(", ", Kinds.Select(k => $"{k.Key} {k.Value:N0}"))}; {Bars:N0} bars, {Decisions:N0} decisions");
        output.WriteLine($"rate      {EventsPerSecond:N0} events/s, {NanosecondsPerSecond / EventsPerSecond:0.0} ns per event (median pass {Seconds:0.000} s, fastest {FastestSeconds:0.000}, slowest {SlowestSeconds:0.000})");
        output.WriteLine($"bars      {Bars / Seconds:N0} per second");
        output.WriteLine($"memory    {BytesPerEvent:0.####} bytes per event once warm; process peak {PeakMiB:0.0} MiB with the events in it");
        output.WriteLine($"decision  p50 {Latencies.Quantile(0.5):0.00} us, p99 {Latencies.Quantile(0.99):0.00} us, p99.9 {Latencies.Quantile(0.999):0.00} us (the stopwatch's own cost included)");
        output.WriteLine($"signal    p50 {Signals.Quantile(0.5):0.00} us, p99 {Signals.Quantile(0.99):0.00} us, p99.9 {Signals.Quantile(0.999):0.00} us over {Signals.Count:N0} events at which a candidate was judged");
        output.WriteLine($"costs     {string.Join(", ", Costs.Select(c => $"{c.Kind} {c.Microseconds:0.000} us"))} (mean of the whole engine, timed one by one, the stopwatch's own cost taken off)");
        output.WriteLine($"fingerprint {Fingerprint}");
    }

    /// <summary>Writes it for programs.</summary>
    public void WriteJson(Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("eventsPerSecond", EventsPerSecond);
        json.WriteNumber("nsPerEvent", NanosecondsPerSecond / EventsPerSecond);
        json.WriteNumber("bytesPerEvent", BytesPerEvent);
        json.WriteNumber("barsPerSecond", Bars / Seconds);
        json.WriteStartObject("events");
        json.WriteNumber("total", Events);
        foreach ((string kind, long count) in Kinds)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteNumber("bars", Bars);
        json.WriteNumber("decisions", Decisions);
        json.WriteNumber("seconds", Seconds);
        json.WriteNumber("fastestSeconds", FastestSeconds);
        json.WriteNumber("slowestSeconds", SlowestSeconds);
        json.WriteStartObject("latencyUs");
        WriteQuantiles(json, Latencies);
        json.WriteEndObject();
        json.WriteStartObject("signalUs");
        json.WriteNumber("events", Signals.Count);
        WriteQuantiles(json, Signals);
        json.WriteEndObject();
        json.WriteBoolean("journal", IsJournaled);
        json.WriteStartObject("costUs");
        foreach ((string kind, double microseconds) in Costs)
        {
            json.WriteNumber(kind, microseconds);
        }

        json.WriteEndObject();
        json.WriteNumber("peakMiB", PeakMiB);
        json.WriteString("provenance", Provenance);
        json.WriteString("fingerprint", Fingerprint);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteQuantiles(Utf8JsonWriter json, Latencies latencies)
    {
        RunJson.WriteNumber(json, "p50", latencies.Quantile(0.5));
        RunJson.WriteNumber(json, "p99", latencies.Quantile(0.99));
        RunJson.WriteNumber(json, "p999", latencies.Quantile(0.999));
    }
}

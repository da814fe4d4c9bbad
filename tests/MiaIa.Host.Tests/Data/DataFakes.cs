using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Data;

/// <summary>Events of a list, a few at a time.</summary>
internal sealed class ListReader(IReadOnlyList<MarketEvent> events, int chunk = 3) : IEventReader
{
    private int _next;

    public Exception? Fault { get; init; }

    public bool IsDisposed { get; private set; }

    public bool IsEnded => _next == events.Count && Fault is null;

    public int Read(Span<MarketEvent> buffer)
    {
        if (_next == events.Count && Fault is not null)
        {
            throw Fault;
        }

        int count = Math.Min(Math.Min(chunk, buffer.Length), events.Count - _next);
        for (int i = 0; i < count; i++)
        {
            buffer[i] = events[_next++];
        }

        return count;
    }

    public void Dispose() => IsDisposed = true;
}

/// <summary>A source of files whose content is one line per stream: root contract kinds period first last.</summary>
internal sealed class FakeSource : ISource
{
    public List<StreamRequest> Requests { get; } = [];

    public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
    {
        string text = System.Text.Encoding.UTF8.GetString(head);
        if (text.StartsWith("broken", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("a fault of the plugin");
        }

        if (!text.StartsWith("fake", StringComparison.Ordinal))
        {
            return [];
        }

        return [.. text.Split('\n').Skip(1).Where(l => l.Length > 0).Select((line, i) => Stream(path, i, line.Split(' ')))];
    }

    public IEventReader Open(MarketStream stream, StreamRequest request)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        Bar bar = new(stream.Period?.Seconds ?? 60, 1, 1, 1, 1, 1, 0, 0, 0, DeltaKind.None);
        long period = bar.PeriodSeconds * 1_000_000_000L;
        MarketEvent[] all = [.. Enumerable.Range(0, 5)
            .Select(i => MarketEvent.Of(stream.FirstNs + (i * period), request.Instrument.Id, in bar, stream.FirstNs + ((i - 1) * period)))
            .Where(e => e.TimeNs >= request.FromNs && e.TimeNs < request.ToNs)];
        return new ListReader(all);
    }

    private static MarketStream Stream(string path, int line, string[] words)
    {
        EventKinds kinds = Enum.Parse<EventKinds>(words[2]);
        int contract = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
        BarPeriod? period = BarPeriod.TryParse(words[3], out BarPeriod p) ? p : null;
        long first = Calendar.ExchangeCalendarTests.Ns(words[4]);
        long last = words.Length > 5 ? Calendar.ExchangeCalendarTests.Ns(words[5]) : long.MaxValue;
        string symbol = words[0] + (contract == 0 ? "" : words[1]);
        return new MarketStream(path, $"{line}", symbol, words[0], contract, kinds, period, first, last);
    }
}

internal static class DataFakes
{
    public static readonly Instruments EsAndSpx = new([
        new Instrument(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false),
        new Instrument(1, "SPX", 0.01m, 0, 0, IsIndex: true),
    ]);

    public static DataRequest Request(IReadOnlyList<string> paths, params ISource[] sources) => new(
        paths,
        [.. sources.Select((s, i) => new DataSource(i == 0 ? "first" : "second", s))],
        EsAndSpx,
        new ExchangeCalendar(),
        new TimeZones());
}

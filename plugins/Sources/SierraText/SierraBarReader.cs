using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads a bar export. Rows are stamped with the start of the bar, in the zone of the chart.</summary>
internal sealed class SierraBarReader : SierraReader
{
    private readonly SierraBarRow _row;
    private readonly string _zone;
    private readonly int _periodSeconds;
    private readonly long _periodNs;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream of bars.</summary>
    public SierraBarReader(MarketStream stream, StreamRequest request, string zone)
        : base(stream, request)
    {
        _row = new SierraBarRow(Header);
        _zone = zone;
        _periodSeconds = stream.Period!.Value.Seconds;
        _periodNs = stream.Period.Value.Nanoseconds;
    }

    /// <inheritdoc />
    protected override int ReadRows(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (!Lines.TryRead(out ReadOnlySpan<byte> line))
            {
                IsEnded = true;
                CheckAnyGood();
                break;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            if (ReadBar(line, out Bar bar, out long startNs) is { } problem)
            {
                Count(problem);
                continue;
            }

            HasGoodRow = true;
            _lastNs = startNs;
            long endNs = startNs + _periodNs;
            if (endNs >= Request.ToNs)
            {
                IsEnded = true;
                break;
            }

            if (endNs >= Request.FromNs)
            {
                buffer[read++] = MarketEvent.Of(endNs, Request.Instrument.Id, in bar, startNs);
            }
        }

        return read;
    }

    private ProblemKind? ReadBar(ReadOnlySpan<byte> line, out Bar bar, out long startNs)
    {
        bar = default;
        startNs = 0;
        if (!_row.TryRead(line))
        {
            return ProblemKind.BadRecord;
        }

        startNs = Request.Zones.ToUtcNs(_zone, _row.LocalNs);
        return _row.ToBar(Grid, _periodSeconds, out bar) ?? (startNs <= _lastNs ? ProblemKind.TimeBackwards : null);
    }
}

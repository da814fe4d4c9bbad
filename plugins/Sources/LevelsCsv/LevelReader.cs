using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads vendor levels in order of time.</summary>
internal sealed class LevelReader : TableReader
{
    private readonly LevelColumns _columns;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream.</summary>
    public LevelReader(LevelColumns columns, MarketStream stream, StreamRequest request)
        : base(stream, request, headerLines: 1) => _columns = columns;

    /// <inheritdoc />
    protected override string Expected =>
        $"a label ({LevelLabel.Known}), a price in points, and a time such as 2024-01-31 09:00, in the columns that the header names";

    /// <inheritdoc />
    protected override ProblemKind? ReadRow(ReadOnlySpan<byte> line)
    {
        if (!_columns.TryRead(line, Request.Zones, out Level level, out long timeNs))
        {
            return ProblemKind.BadRecord;
        }

        if (timeNs < _lastNs)
        {
            return ProblemKind.TimeBackwards;
        }

        _lastNs = timeNs;
        Tell(MarketEvent.Of(timeNs, Request.Instrument.Id, in level));
        return null;
    }
}

using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads a news calendar. A release is told ahead of its time, or at the first moment wanted when that is later.</summary>
internal sealed class NewsReader : TableReader
{
    private readonly NewsColumns _columns;
    private readonly long _aheadNs;
    private long _lastNs = long.MinValue;

    /// <summary>Opens a stream.</summary>
    public NewsReader(NewsColumns columns, long aheadNs, MarketStream stream, StreamRequest request)
        : base(stream, request, headerLines: 1)
    {
        _columns = columns;
        _aheadNs = aheadNs;
    }

    /// <inheritdoc />
    protected override string Expected =>
        "a time such as 2024-01-31 14:00 or 2024-01-31T19:00:00Z, and an impact of low, medium or high, in the columns that the header names";

    /// <inheritdoc />
    protected override ProblemKind? ReadRow(ReadOnlySpan<byte> line)
    {
        if (!_columns.TryRead(line, Request.Zones, out News news))
        {
            return ProblemKind.BadRecord;
        }

        if (news.ReleaseNs < _lastNs)
        {
            return ProblemKind.TimeBackwards;
        }

        _lastNs = news.ReleaseNs;

        // What is near the first moment wanted counts there too, so that a run may begin within a minute of a release.
        if (news.ReleaseNs + _aheadNs >= Request.FromNs)
        {
            Tell(MarketEvent.Of(Math.Max(Request.FromNs, news.ReleaseNs - _aheadNs), in news));
        }

        return null;
    }
}

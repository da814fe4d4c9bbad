using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the changes of the book. When an earlier part is left out, the book as it stood then is told first, at the first
/// moment wanted, so that what follows means something.
/// </summary>
internal sealed class DepthReader : IEventReader
{
    private readonly RecordFile _file;
    private readonly StreamRequest _request;
    private readonly RecordProblems _problems;
    private readonly SerialDate _dates;
    private readonly FloatGrid _grid;
    private EarlierBook? _earlier;
    private bool _isTellingEarlier;
    private int _at;
    private long _lastNs = long.MinValue;

    /// <summary>Opens the file of a stream.</summary>
    public DepthReader(MarketStream stream, StreamRequest request, SierraDepthOptions options)
    {
        _request = request;
        _problems = new RecordProblems(stream.Path, request);
        _file = new RecordFile(stream.Path, DepthRecord.Format);
        try
        {
            DepthSample sample = new(_file);
            _dates = sample.Dates;
            decimal multiplier = PriceMultiplier.Of(
                stream, options.PriceMultipliers, sample.Prices, request.Instrument.TickSize);
            _grid = new FloatGrid(request.Instrument.TickSize / multiplier);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_isTellingEarlier)
            {
                read += TellEarlier(buffer[read..]);
            }
            else if (_at < _file.Block.Length)
            {
                read += ReadRecords(buffer[read..]);
            }
            else
            {
                _at = 0;
                if (!_file.ReadBlock())
                {
                    End();
                }
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private int ReadRecords(Span<MarketEvent> to)
    {
        ReadOnlySpan<byte> block = _file.Block;
        int stride = _file.RecordSize;
        int count = 0;
        int at = _at;
        for (; at < block.Length && count < to.Length; at += stride)
        {
            ref readonly DepthRecord record = ref MemoryMarshal.AsRef<DepthRecord>(block[at..]);
            if (Read(in record, out long timeNs, out Depth change) is { } problem)
            {
                _problems.Count(problem, _file.BlockOffset + at);
                continue;
            }

            _problems.HasGood = true;
            _lastNs = timeNs;
            if (timeNs < _request.FromNs)
            {
                (_earlier ??= new EarlierBook()).Apply(in change);
                continue;
            }

            if (_earlier is not null)
            {
                // This record is read again when the book has been told.
                _isTellingEarlier = true;
                break;
            }

            if (timeNs >= _request.ToNs)
            {
                IsEnded = true;
                break;
            }

            MarketEvent.Put(out to[count++], timeNs, _request.Instrument.Id, in change);
        }

        _at = at;
        return count;
    }

    private ProblemKind? Read(in DepthRecord record, out long timeNs, out Depth change)
    {
        change = default;
        if (!_dates.TryToNs(record.Time, out timeNs) || record.Quantity > int.MaxValue)
        {
            return ProblemKind.BadRecord;
        }

        if (timeNs < _lastNs)
        {
            return ProblemKind.TimeBackwards;
        }

        if (!record.IsKnown)
        {
            return ProblemKind.NotUsed;
        }

        if (record.IsClear)
        {
            change = new Depth(Side.None, 0, 0, 0, DepthAction.Clear, record.IsLast);
            return null;
        }

        if (!_grid.TryToTicks(record.Price, out int price))
        {
            return ProblemKind.OffGrid;
        }

        change = new Depth(record.Side, price, (int)record.Quantity, record.Orders, record.Action, record.IsLast);
        return null;
    }

    private int TellEarlier(Span<MarketEvent> to)
    {
        int count = _earlier!.Tell(to, _request.FromNs, _request.Instrument.Id);
        if (_earlier.IsTold)
        {
            _earlier = null;
            _isTellingEarlier = false;
        }

        return count;
    }

    private void End()
    {
        IsEnded = true;
        if (_file.PartialBytes > 0)
        {
            _problems.Count(ProblemKind.Truncated, _file.BlockOffset);
        }

        _problems.CheckAnyGood();
    }
}

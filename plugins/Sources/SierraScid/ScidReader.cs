using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads the records of a file. A print comes with the quote in force just before it: the print is told first, then the quote
/// when it is new. A bar is told at its end. The stamps of one millisecond differ by whole microseconds, so that they keep the
/// order.
/// </summary>
internal sealed class ScidReader : IEventReader
{
    /// <summary>Events of one record at most: a trade that was not ended, one or two trades of it, a quote.</summary>
    private const int MostPerRecord = 4;

    private readonly RecordFile _file;
    private readonly StreamRequest _request;
    private readonly long _toNs;
    private readonly RecordProblems _problems;
    private readonly SerialDate _dates;
    private readonly ScidPrints _prints;
    private readonly ScidBars _bars;
    private readonly MarketEvent[] _spare = new MarketEvent[MostPerRecord];
    private int _spareCount;
    private int _spareNext;
    private int _at;
    private long _lastNs = long.MinValue;
    private bool _isAtEnd;

    /// <summary>Opens the file of a stream.</summary>
    public ScidReader(MarketStream stream, StreamRequest request, SierraScidOptions options)
    {
        _request = request;
        _toNs = request.ToNs;
        _problems = new RecordProblems(stream.Path, request);
        _file = new RecordFile(stream.Path, ScidRecord.Format);
        try
        {
            ScidSample sample = new(_file);
            _dates = sample.Dates;
            decimal multiplier = PriceMultiplier.Of(
                stream, options.PriceMultipliers, sample.Prices, request.Instrument.TickSize);
            decimal tick = request.Instrument.TickSize / multiplier;
            _prints = new ScidPrints(tick, request, _problems, options.BundleTrades);
            _bars = new ScidBars(tick, stream.Period);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public bool IsEnded => _isAtEnd && _spareNext == _spareCount;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_spareNext < _spareCount)
            {
                buffer[read++] = _spare[_spareNext++];
            }
            else if (buffer.Length - read >= MostPerRecord)
            {
                read += Decode(buffer[read..]);
            }
            else if (read > 0)
            {
                break;
            }
            else
            {
                _spareNext = 0;
                _spareCount = Decode(_spare);
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private int Decode(Span<MarketEvent> to)
    {
        int count = 0;
        int most = to.Length - MostPerRecord;
        while (count <= most && !_isAtEnd)
        {
            ReadOnlySpan<byte> block = _file.Block;
            if (_at >= block.Length)
            {
                _at = 0;
                if (!_file.ReadBlock())
                {
                    End(to, ref count);
                    break;
                }

                continue;
            }

            int stride = _file.RecordSize;
            long offset = _file.BlockOffset;
            int at = _at;
            do
            {
                Tell(in MemoryMarshal.AsRef<ScidRecord>(block[at..]), offset + at, to, ref count);
                at += stride;
            }
            while (at < block.Length && count <= most && !_isAtEnd);
            _at = at;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tell(in ScidRecord record, long offset, Span<MarketEvent> to, ref int count)
    {
        if (!_dates.TryToNs(record.Time, out long timeNs))
        {
            _problems.Count(ProblemKind.BadRecord, offset);
        }
        else if (timeNs < _lastNs)
        {
            _problems.Count(ProblemKind.TimeBackwards, offset);
        }
        else if (record.IsPrint)
        {
            _lastNs = timeNs;
            _isAtEnd = timeNs >= _toNs;
            if (!_isAtEnd)
            {
                _prints.Tell(in record, timeNs, offset, to, ref count);
            }
            else
            {
                _prints.Finish(to, ref count);
            }
        }
        else
        {
            TellBar(in record, timeNs, offset, to, ref count);
        }
    }

    private void TellBar(in ScidRecord record, long startNs, long offset, Span<MarketEvent> to, ref int count)
    {
        if (_bars.Read(in record, out Bar bar) is { } problem)
        {
            _problems.Count(problem, offset);
            return;
        }

        _prints.Finish(to, ref count);
        _problems.HasGood = true;
        long endNs = startNs + _bars.PeriodNs;
        _lastNs = endNs;
        if (endNs >= _toNs)
        {
            _isAtEnd = true;
        }
        else if (endNs >= _request.FromNs)
        {
            to[count++] = MarketEvent.Of(endNs, _request.Instrument.Id, in bar, startNs);
        }
    }

    private void End(Span<MarketEvent> to, ref int count)
    {
        _isAtEnd = true;
        _prints.Finish(to, ref count);
        if (_file.PartialBytes > 0)
        {
            _problems.Count(ProblemKind.Truncated, _file.BlockOffset);
        }

        _problems.CheckAnyGood();
    }
}

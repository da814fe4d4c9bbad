using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The records of one symbol as events.</summary>
internal sealed class DbnReader : IEventReader
{
    private readonly MarketStream _stream;
    private readonly StreamRequest _request;
    private readonly DbnFile _file;
    private readonly DbnSymbols _symbols;
    private readonly DbnEvents _current;
    private readonly MboEvents? _mbo;
    private readonly MbpEvents? _mbp;
    private readonly BarEvents? _bars;
    private readonly int _oldBarSeconds;
    private MarketEvent[] _waiting = new MarketEvent[DbnEvents.MostPerRecord];
    private int _nextWaiting;
    private int _waitingCount;
    private bool _isStarted;

    public DbnReader(MarketStream stream, StreamRequest request)
    {
        _stream = stream;
        _request = request;
        _file = DbnFile.Open(stream.Path, stream.Key)
            ?? throw new SourceException(stream.Path, "", "The file is no longer what it was. Was it replaced meanwhile?");
        _symbols = new DbnSymbols(_file.Metadata, stream.Key, takesAll: _file.Kind is DbnKind.Table);
        _oldBarSeconds = DbnStreams.BarSeconds(_file.Metadata.Schema);
        if (stream.Kinds.HasFlag(EventKinds.Bar))
        {
            _current = _bars = new BarEvents(stream, request);
        }
        else if (_file.Metadata.Schema is DbnSchema.Mbo || DbnStreams.HasOrders(_file))
        {
            _current = _mbo = new MboEvents(stream, request);
        }
        else
        {
            _current = _mbp = new MbpEvents(stream, request, _file.Metadata.Schema is DbnSchema.Tbbo or DbnSchema.Tcbbo);
        }
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (_nextWaiting < _waitingCount)
            {
                int count = Math.Min(_waitingCount - _nextWaiting, buffer.Length - read);
                _waiting.AsSpan(_nextWaiting, count).CopyTo(buffer[read..]);
                _nextWaiting += count;
                read += count;
            }
            else if (_file.Bytes.Peek(DbnRecordType.MaxLength).IsEmpty)
            {
                IsEnded = true;
                break;
            }
            else if (buffer.Length - read >= DbnEvents.MostPerRecord && _isStarted)
            {
                read += Make(buffer[read..]);
            }
            else
            {
                _nextWaiting = 0;
                _waitingCount = Make(_waiting.AsSpan(0, DbnEvents.MostPerRecord), isOne: true);
                Begin();
            }

            if (IsEnded)
            {
                break;
            }
        }

        IsEnded |= _nextWaiting == _waitingCount && _file.Bytes.Peek(1).IsEmpty;
        return read;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    /// <summary>Until the time asked for comes, events only build up the state, which is then told first.</summary>
    private void Begin()
    {
        if (_isStarted || _waitingCount == 0)
        {
            return;
        }

        long time = _waiting[_waitingCount - 1].TimeNs;
        if (_request.FromNs <= time && _waiting[0].TimeNs == time)
        {
            _isStarted = true;
            if (_hasState)
            {
                // The state includes what the record has just changed, except its print.
                MarketEvent[] prints = [.. _waiting.AsSpan(0, _waitingCount).ToArray().Where(e => e.Kind is EventKind.Trade or EventKind.Bar)];
                _waiting = [.. _current.State(time), .. prints];
                _waitingCount = _waiting.Length;
                Array.Resize(ref _waiting, Math.Max(_waiting.Length, DbnEvents.MostPerRecord));
            }
        }
        else
        {
            _hasState = true;
            _waitingCount = 0;
        }
    }

    private bool _hasState;

    private int Make(Span<MarketEvent> buffer, bool isOne = false)
    {
        EventWriter events = new(buffer);
        DbnBytes bytes = _file.Bytes;
        do
        {
            ReadOnlySpan<byte> record = bytes.Peek(DbnRecordType.MaxLength);
            if (record.IsEmpty)
            {
                break;
            }

            int length = record[0] * 4;
            _current.Place = bytes.Place;
            if (length < DbnRecordType.HeaderLength || length > record.Length)
            {
                EndBroken(record, length);
                break;
            }

            MakeOne(record[..length], ref events);
            bytes.Take(length);
            if (events.Count > 0 && buffer[events.Count - 1].TimeNs >= _request.ToNs)
            {
                IsEnded = true;
                return CountBefore(buffer[..events.Count]);
            }
        }
        while (!isOne && events.Left >= DbnEvents.MostPerRecord);

        return events.Count;
    }

    private int CountBefore(ReadOnlySpan<MarketEvent> events)
    {
        int count = events.Length;
        while (count > 0 && events[count - 1].TimeNs >= _request.ToNs)
        {
            count--;
        }

        return count;
    }

    private void EndBroken(ReadOnlySpan<byte> record, int length)
    {
        if (length >= DbnRecordType.HeaderLength)
        {
            _request.Problems.Count(ProblemKind.Truncated, _stream.Path, _current.Place);
            _file.Bytes.Take(record.Length);
            IsEnded = true;
            return;
        }

        // Without a length the next record cannot be found.
        throw _file.Bytes.Broken("A record claims to be shorter than its own header.");
    }

    private void MakeOne(ReadOnlySpan<byte> record, ref EventWriter events)
    {
        byte type = record[1];
        if (record.Length < DbnRecordType.LeastLength(type) || (type == DbnRecordType.Mbo && _mbp is not null))
        {
            // Too short for its kind, or an order in a file of levels, whose book it cannot change.
            _request.Problems.Count(ProblemKind.BadRecord, _stream.Path, _current.Place);
        }
        else if (type == DbnRecordType.Mbo && _mbo is { } mbo)
        {
            ref readonly MboRecord r = ref MemoryMarshal.AsRef<MboRecord>(record);
            if (IsOurs(r.InstrumentId, (long)r.ReceivedNs, ref events))
            {
                mbo.Add(in r, ref events);
            }
        }
        else if (_mbp is { } mbp && DbnStreams.KindsOf(type) is not (EventKinds.None or EventKinds.Bar))
        {
            ref readonly TradeRecord r = ref MemoryMarshal.AsRef<TradeRecord>(record);
            if (IsOurs(r.InstrumentId, (long)r.ReceivedNs, ref events))
            {
                MakeLevels(mbp, in r, record, ref events);
            }
        }
        else if (_bars is { } bars && DbnStreams.KindsOf(type) is EventKinds.Bar)
        {
            ref readonly BarRecord r = ref MemoryMarshal.AsRef<BarRecord>(record);
            int seconds = type == DbnRecordType.OldOhlcv ? _oldBarSeconds : DbnRecordType.BarSeconds(type);
            if (seconds == _stream.Period?.Seconds && IsOurs(r.InstrumentId, (long)r.StartNs, ref events))
            {
                bars.Add(in r, seconds, ref events);
            }
        }
    }

    private bool IsOurs(uint id, long timeNs, ref EventWriter events)
    {
        bool isOurs = _symbols.Has(id, timeNs);
        if (isOurs && _symbols.HasRolled)
        {
            _symbols.HasRolled = false;
            _current.Roll(timeNs, ref events);
        }

        return isOurs;
    }

    private static void MakeLevels(MbpEvents mbp, in TradeRecord r, ReadOnlySpan<byte> record, ref EventWriter events)
    {
        if (r.RecordType is >= DbnRecordType.Cbbo1S and <= DbnRecordType.Bbo1M and not DbnRecordType.Tcbbo)
        {
            mbp.AddQuote(in r, in MemoryMarshal.AsRef<LevelRecord>(record[48..]), ref events);
            return;
        }

        int levels = r.RecordType switch
        {
            DbnRecordType.Trades => 0,
            DbnRecordType.Mbp10 => 10,
            _ => 1,
        };
        mbp.Add(in r, MemoryMarshal.Cast<byte, LevelRecord>(record.Slice(48, levels * 32)), ref events);
    }
}

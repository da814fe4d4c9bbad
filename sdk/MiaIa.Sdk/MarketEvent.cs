using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MiaIa.Sdk;

/// <summary>
/// Everything that reaches the pipeline. A struct of 80 bytes, passed by <c>in</c>; one payload belongs to each
/// <see cref="Kind"/>, and reading another one gives meaningless numbers, never a fault.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 80)]
public readonly struct MarketEvent
{
    private const int PayloadOffset = 24;

    [FieldOffset(0)] private readonly long _timeNs;
    [FieldOffset(8)] private readonly long _venueNs;
    [FieldOffset(16)] private readonly uint _sequence;
    [FieldOffset(20)] private readonly short _instrument;
    [FieldOffset(22)] private readonly EventKind _kind;
    [FieldOffset(PayloadOffset)] private readonly Quote _quote;
    [FieldOffset(PayloadOffset)] private readonly Trade _trade;
    [FieldOffset(PayloadOffset)] private readonly Depth _depth;
    [FieldOffset(PayloadOffset)] private readonly Bar _bar;
    [FieldOffset(PayloadOffset)] private readonly IndexValue _index;
    [FieldOffset(PayloadOffset)] private readonly OptionRow _optionRow;
    [FieldOffset(PayloadOffset)] private readonly Session _session;
    [FieldOffset(PayloadOffset)] private readonly TimerKind _timer;
    [FieldOffset(PayloadOffset)] private readonly Roll _roll;
    [FieldOffset(PayloadOffset)] private readonly OrderUpdate _order;
    [FieldOffset(PayloadOffset)] private readonly Fill _fill;
    [FieldOffset(PayloadOffset)] private readonly Halt _halt;
    [FieldOffset(PayloadOffset)] private readonly BrokerPosition _brokerPosition;
    [FieldOffset(PayloadOffset)] private readonly BrokerAccount _brokerAccount;
    [FieldOffset(PayloadOffset)] private readonly News _news;
    [FieldOffset(PayloadOffset)] private readonly Level _level;
    [FieldOffset(PayloadOffset)] private readonly ChainEnd _chainEnd;
    [FieldOffset(PayloadOffset)] private readonly Figures _figures;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument)
    {
        Unsafe.SkipInit(out this);
        _timeNs = timeNs;
        _venueNs = venueNs;
        _instrument = instrument;
        _kind = kind;
    }

    /// <summary>Event time: nanoseconds since 1970 UTC. The only clock a plugin has.</summary>
    public long TimeNs => _timeNs;

    /// <summary>
    /// The venue's own time, nanoseconds UTC; for a bar its start. Equal to <see cref="TimeNs"/> where the feed has one time.
    /// </summary>
    public long VenueNs => _venueNs;

    /// <summary>The source's sequence number, 0 when it has none.</summary>
    public uint Sequence
    {
        get => _sequence;
        init => _sequence = value;
    }

    /// <summary>Which instrument: <see cref="Sdk.Instrument.Id"/>. -1 for an event that concerns all.</summary>
    public short Instrument => _instrument;

    /// <summary>What it tells.</summary>
    public EventKind Kind => _kind;

    /// <summary>The best bid and ask; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Quote Quote => ref _quote;

    /// <summary>The print; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Trade Trade => ref _trade;

    /// <summary>The change of the book; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Depth Depth => ref _depth;

    /// <summary>The closed bar; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Bar Bar => ref _bar;

    /// <summary>The index value; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly IndexValue Index => ref _index;

    /// <summary>The row of the chain; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly OptionRow OptionRow => ref _optionRow;

    /// <summary>The session window; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Session Session => ref _session;

    /// <summary>The reason of the timer; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly TimerKind Timer => ref _timer;

    /// <summary>The roll; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Roll Roll => ref _roll;

    /// <summary>The broker's word on an order; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly OrderUpdate Order => ref _order;

    /// <summary>The execution; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Fill Fill => ref _fill;

    /// <summary>The halt; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Halt Halt => ref _halt;

    /// <summary>The broker's position; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly BrokerPosition BrokerPosition => ref _brokerPosition;

    /// <summary>The broker's account; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly BrokerAccount BrokerAccount => ref _brokerAccount;

    /// <summary>The release of news; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly News News => ref _news;

    /// <summary>The vendor's level; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Level Level => ref _level;

    /// <summary>The end of a chain; read it when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly ChainEnd ChainEnd => ref _chainEnd;

    /// <summary>Figures of a background work; read them when the kind says so.</summary>
    [UnscopedRef]
    public ref readonly Figures Figures => ref _figures;

    /// <summary>
    /// An event without payload: decision, feed or broker lost or restored, flatten, reconciled, resume, emergency stop; a chain end
    /// that tells no underlying.
    /// </summary>
    public static MarketEvent Of(EventKind kind, long timeNs, short instrument = -1) => kind is EventKind.ChainEnd
        ? Of(timeNs, instrument, new ChainEnd(double.NaN), timeNs)
        : new(kind, timeNs, timeNs, instrument);

    /// <summary>A quote. Without a venue time it is the event time.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Quote quote, long? venueNs = null) =>
        new(EventKind.Quote, timeNs, venueNs ?? timeNs, instrument, in quote);

    /// <summary>A print.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Trade trade, long? venueNs = null) =>
        new(EventKind.Trade, timeNs, venueNs ?? timeNs, instrument, in trade);

    /// <summary>A change of the book.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Depth depth, long? venueNs = null) =>
        new(EventKind.Depth, timeNs, venueNs ?? timeNs, instrument, in depth);

    /// <summary>A closed bar: event time is its end.</summary>
    public static MarketEvent Of(long endNs, short instrument, in Bar bar, long startNs) =>
        new(EventKind.Bar, endNs, startNs, instrument, in bar);

    /// <summary>An index value. Without a venue time it is the event time.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in IndexValue value, long? venueNs = null) =>
        new(EventKind.Index, timeNs, venueNs ?? timeNs, instrument, in value);

    /// <summary>A row of an option chain; the venue time is the quote time of the snapshot.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in OptionRow row, long asOfNs) =>
        new(EventKind.OptionRow, timeNs, asOfNs, instrument, in row);

    /// <summary>A session window begins.</summary>
    public static MarketEvent Of(long timeNs, in Session session) =>
        new(EventKind.Session, timeNs, timeNs, -1, in session);

    /// <summary>A timer goes off.</summary>
    public static MarketEvent Of(long timeNs, TimerKind timer) => new(EventKind.Timer, timeNs, timeNs, -1, in timer);

    /// <summary>A contract roll.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Roll roll) =>
        new(EventKind.Roll, timeNs, timeNs, instrument, in roll);

    /// <summary>The broker's word on an order: acknowledged, rejected or cancelled.</summary>
    public static MarketEvent Of(EventKind kind, long timeNs, short instrument, in OrderUpdate update) =>
        new(kind, timeNs, timeNs, instrument, in update);

    /// <summary>A fill. The venue time is when it happened; a bar's fills are told at the bar's end.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Fill fill, long venueNs) =>
        new(EventKind.Fill, timeNs, venueNs, instrument, in fill);

    /// <summary>A halt.</summary>
    public static MarketEvent Of(long timeNs, in Halt halt) => new(EventKind.Halt, timeNs, timeNs, -1, in halt);

    /// <summary>The position as the broker has it.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in BrokerPosition position) =>
        new(EventKind.BrokerPosition, timeNs, timeNs, instrument, in position);

    /// <summary>The account as the broker has it.</summary>
    public static MarketEvent Of(long timeNs, in BrokerAccount account) =>
        new(EventKind.BrokerAccount, timeNs, timeNs, -1, in account);

    /// <summary>A release of news, told at or before its time; the venue time is that of the release.</summary>
    public static MarketEvent Of(long timeNs, in News news) => new(EventKind.News, timeNs, news.ReleaseNs, -1, in news);

    /// <summary>A vendor's level.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in Level level) =>
        new(EventKind.Level, timeNs, timeNs, instrument, in level);

    /// <summary>The end of a chain; the venue time is the quote time of the snapshot.</summary>
    public static MarketEvent Of(long timeNs, short instrument, in ChainEnd end, long asOfNs) =>
        new(EventKind.ChainEnd, timeNs, asOfNs, instrument, in end);

    /// <summary>Figures of a background work.</summary>
    public static MarketEvent Of(long timeNs, in Figures figures) => new(EventKind.Figures, timeNs, timeNs, 0, in figures);

    /// <summary>
    /// Writes a quote where it is to stand, for readers of many millions of events: making one and copying its 80 bytes takes
    /// several times as long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(
        out MarketEvent to, long timeNs, short instrument, in Quote quote, long? venueNs = null, uint sequence = 0)
    {
        PutHead(out to, EventKind.Quote, timeNs, venueNs ?? timeNs, instrument, sequence);
        Unsafe.AsRef(in to._quote) = quote;
    }

    /// <summary>Writes a print where it is to stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(
        out MarketEvent to, long timeNs, short instrument, in Trade trade, long? venueNs = null, uint sequence = 0)
    {
        PutHead(out to, EventKind.Trade, timeNs, venueNs ?? timeNs, instrument, sequence);
        Unsafe.AsRef(in to._trade) = trade;
    }

    /// <summary>Writes a change of the book where it is to stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(
        out MarketEvent to, long timeNs, short instrument, in Depth depth, long? venueNs = null, uint sequence = 0)
    {
        PutHead(out to, EventKind.Depth, timeNs, venueNs ?? timeNs, instrument, sequence);
        Unsafe.AsRef(in to._depth) = depth;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutHead(
        out MarketEvent to, EventKind kind, long timeNs, long venueNs, short instrument, uint sequence)
    {
        to = default;
        Unsafe.AsRef(in to._timeNs) = timeNs;
        Unsafe.AsRef(in to._venueNs) = venueNs;
        Unsafe.AsRef(in to._sequence) = sequence;
        Unsafe.AsRef(in to._instrument) = instrument;
        Unsafe.AsRef(in to._kind) = kind;
    }

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Quote payload)
        : this(kind, timeNs, venueNs, instrument) => _quote = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Trade payload)
        : this(kind, timeNs, venueNs, instrument) => _trade = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Depth payload)
        : this(kind, timeNs, venueNs, instrument) => _depth = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Bar payload)
        : this(kind, timeNs, venueNs, instrument) => _bar = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in IndexValue payload)
        : this(kind, timeNs, venueNs, instrument) => _index = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in OptionRow payload)
        : this(kind, timeNs, venueNs, instrument) => _optionRow = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Session payload)
        : this(kind, timeNs, venueNs, instrument) => _session = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in TimerKind payload)
        : this(kind, timeNs, venueNs, instrument) => _timer = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Roll payload)
        : this(kind, timeNs, venueNs, instrument) => _roll = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in OrderUpdate payload)
        : this(kind, timeNs, venueNs, instrument) => _order = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Fill payload)
        : this(kind, timeNs, venueNs, instrument) => _fill = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Halt payload)
        : this(kind, timeNs, venueNs, instrument) => _halt = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in BrokerPosition payload)
        : this(kind, timeNs, venueNs, instrument) => _brokerPosition = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in BrokerAccount payload)
        : this(kind, timeNs, venueNs, instrument) => _brokerAccount = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in News payload)
        : this(kind, timeNs, venueNs, instrument) => _news = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Level payload)
        : this(kind, timeNs, venueNs, instrument) => _level = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in ChainEnd payload)
        : this(kind, timeNs, venueNs, instrument) => _chainEnd = payload;

    private MarketEvent(EventKind kind, long timeNs, long venueNs, short instrument, in Figures payload)
        : this(kind, timeNs, venueNs, instrument) => _figures = payload;
}

using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks.Live;

/// <summary>A busy market as TWS tells it: prints, quotes and a book of ten rows a side that moves now and then. Counts the events they must become.</summary>
internal sealed class LoadMarket
{
    private const int Rows = 10;
    private const int MiddleTicks = 28_000;
    private const int ReachTicks = 6;
    private const int TicksPerMove = 4000;
    private const ulong Seed = 42;

    private readonly TestRandom _random = new(Seed);
    private int _bidTicks = MiddleTicks;
    private int _sinceMove;
    private int _bookOf;

    /// <summary>Request ids of prints, quotes and book; 0 while they are not asked for.</summary>
    public (int Trades, int Quotes, int Book) Ids { get; set; }

    /// <summary>Whether everything is asked for.</summary>
    public bool IsAsked => Ids is { Trades: > 0, Quotes: > 0, Book: > 0 };

    /// <summary>Prints so far.</summary>
    public long Trades { get; private set; }

    /// <summary>Quotes so far.</summary>
    public long Quotes { get; private set; }

    /// <summary>Changes of the book so far, as events.</summary>
    public long BookEvents { get; private set; }

    /// <summary>Messages of the book so far.</summary>
    public long BookMessages { get; private set; }

    /// <summary>Price of the best bid, in points.</summary>
    public decimal Bid => _bidTicks * 0.25m;

    /// <summary>Four prints and six quotes of ten ticks, and a change of the book with every second one.</summary>
    public void Tick(FrameBuffer frames, long unixSeconds)
    {
        KeepBook(frames);
        if (++_sinceMove >= TicksPerMove)
        {
            _sinceMove = 0;
            Move(frames);
        }

        int draw = _random.Next(0, 9);
        if (draw < 4)
        {
            Print(frames, unixSeconds, _random.Next(1, 19));
        }
        else
        {
            Quotes++;
            frames.Begin(99).Add(Ids.Quotes).Add(3).Add(unixSeconds).Price(_bidTicks).Price(_bidTicks + 1)
                .Add(_random.Next(1, 98)).Add(_random.Next(1, 98)).Add(0).End();
        }

        if ((draw & 1) == 0)
        {
            Row(frames, _random.Next(0, Rows - 1), operation: 1, isBid: (draw & 2) == 0);
            BookEvents++;
        }
    }

    /// <summary>A print.</summary>
    public void Print(FrameBuffer frames, long unixSeconds, int size)
    {
        Trades++;
        frames.Begin(99).Add(Ids.Trades).Add(2).Add(unixSeconds).Price(_bidTicks + (size & 1)).Add(size).Add(0).Add("CME"u8).Add(""u8).End();
    }

    private void KeepBook(FrameBuffer frames)
    {
        if (_bookOf == Ids.Book)
        {
            return;
        }

        _bookOf = Ids.Book;
        for (int row = 0; row < Rows; row++)
        {
            Row(frames, row, operation: 0, isBid: true);
            Row(frames, row, operation: 0, isBid: false);
            BookEvents += 2;
        }
    }

    // Every row gets another price: one level is gone and one is new.
    private void Move(FrameBuffer frames)
    {
        int step = _bidTicks - MiddleTicks >= ReachTicks ? -1 : MiddleTicks - _bidTicks >= ReachTicks ? 1 : _random.Next(0, 1) == 0 ? -1 : 1;
        _bidTicks += step;
        for (int row = 0; row < Rows; row++)
        {
            Row(frames, row, operation: 1, isBid: step < 0);
            Row(frames, row, operation: 1, isBid: step > 0);
            BookEvents += 4;
        }
    }

    private void Row(FrameBuffer frames, int row, int operation, bool isBid)
    {
        BookMessages++;
        frames.Begin(12).Add(1).Add(Ids.Book).Add(row).Add(operation).Add(isBid ? 1 : 0)
            .Price(isBid ? _bidTicks - row : _bidTicks + 1 + row).Add(_random.Next(1, 98)).End();
    }
}

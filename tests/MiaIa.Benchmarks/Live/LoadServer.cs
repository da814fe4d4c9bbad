using System.Diagnostics;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using MiaIa.TwsSimulator;

namespace MiaIa.Benchmarks.Live;

/// <summary>
/// A TWS behind a real socket whose market is a load: the simulator answers and keeps the orders, the ticks of ES are written past it. A
/// decision is due at every twentieth of a second of the clock on the wall: the load holds its breath there for some two milliseconds, so
/// that one known print is the first one after it.
/// </summary>
internal sealed class LoadServer : IDisposable
{
    /// <summary>Size of the print that begins the count.</summary>
    public const int BeginSize = 77_777;

    /// <summary>Size of the print that ends it.</summary>
    public const int EndSize = 77_778;

    private const long CycleTicks = TimeSpan.TicksPerMillisecond * 50;
    private const long BreathTicks = TimeSpan.TicksPerMillisecond * 2;
    private const long AfterTicks = TimeSpan.TicksPerMillisecond / 20;
    private const int ReceiveBytes = 16_384;

    private static readonly TimeSpan EntryFill = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan TargetFill = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan IndexEvery = TimeSpan.FromSeconds(5);

    private readonly int _perSecond;
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly Lock _gate = new();
    private readonly Pipe _incoming = new();
    private readonly FrameBuffer _frames = new();
    private readonly RequestWatch _watch;
    private readonly List<Thread> _threads = [];
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly ITimer _index;
    private Socket? _client;
    private int _mark;
    private long _cycle;
    private long _flushedAt;

    /// <summary>Listens.</summary>
    /// <param name="perSecond">Prints and quotes a second.</param>
    public LoadServer(int perSecond)
    {
        _perSecond = perSecond;
        Tws = new TwsServer(TimeProvider.System, new TwsSettings { HasVix = true });
        _watch = new RequestWatch(Market, Times) { OnBracket = Fill };
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Start(Serve);
        Contract vix = Tws.Catalogue.Named("VIX");
        _index = TimeProvider.System.CreateTimer(_ => Tws.Market.Trade(vix, 18m, 1), null, TimeSpan.Zero, IndexEvery);
    }

    /// <summary>The simulator behind it.</summary>
    public TwsServer Tws { get; }

    /// <summary>The market.</summary>
    public LoadMarket Market { get; } = new();

    /// <summary>Times of orders.</summary>
    public OrderTimes Times { get; } = new();

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Brackets that came so far.</summary>
    public int Brackets => _watch.Brackets;

    /// <summary>The longest that a send took, in microseconds: a client that does not drain the socket holds it up.</summary>
    public double LongestSend { get; private set; }

    /// <summary>Sends a print of a size that nothing else has.</summary>
    public void Mark(int size)
    {
        Interlocked.Exchange(ref _mark, size);
        SpinWait.SpinUntil(() => Volatile.Read(ref _mark) == 0 || _stop.WaitOne(1));
    }

    /// <summary>What was counted up to the last mark: prints, quotes, events of the book, messages of it.</summary>
    public (long Trades, long Quotes, long Book, long Messages) Marked { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _index.Dispose();
        _listener.Dispose();
        _client?.Dispose();
        _incoming.Writer.Complete();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        Tws.Dispose();
        _stop.Dispose();
    }

    private bool IsOver => _stop.WaitOne(0);

    private void Start(Action work)
    {
        Thread thread = new(() =>
        {
            try
            {
                work();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the two ends is closed: the measurement is over.
            }
        }) { IsBackground = true };
        _threads.Add(thread);
        thread.Start();
    }

    private void Serve()
    {
        Socket client = _listener.Accept();
        client.NoDelay = true;
        _client = client;
        _ = Tws.Serve(new LoadStream(_incoming.Reader, client, _gate));
        Start(() => Send(client));
        byte[] buffer = new byte[ReceiveBytes];
        while (client.Receive(buffer) is > 0 and int count)
        {
            _watch.Take(buffer.AsSpan(0, count));
            buffer.AsSpan(0, count).CopyTo(_incoming.Writer.GetSpan(count));
            _incoming.Writer.Advance(count);
            _ = _incoming.Writer.FlushAsync();
        }
    }

    private void Send(Socket client)
    {
        while (!Market.IsAsked && !_stop.WaitOne(10))
        {
            // The streams are not asked for yet.
        }

        long began = Stopwatch.GetTimestamp();
        long sent = 0;
        while (!IsOver)
        {
            long due = (long)(Stopwatch.GetElapsedTime(began).TotalSeconds * _perSecond);
            long seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            for (; sent < due; sent++)
            {
                Market.Tick(_frames, seconds);
            }

            MarkMissed();
            Flush(client);
            long toCycle = CycleTicks - (DateTime.UtcNow.Ticks % CycleTicks);
            if (toCycle <= BreathTicks)
            {
                long at = DateTime.UtcNow.Ticks + toCycle + AfterTicks;
                while (DateTime.UtcNow.Ticks < at)
                {
                    Thread.SpinWait(20);
                }

                SendFirst(client);
                sent++;
            }
            else
            {
                _stop.WaitOne(1);
            }
        }
    }

    // This thread woke too late to hold its breath: the decision hangs on what is about to be sent, or on what went out just before it.
    private void MarkMissed()
    {
        long cycle = DateTime.UtcNow.Ticks / CycleTicks;
        if (cycle != _cycle && !_frames.Written.IsEmpty)
        {
            _cycle = cycle;
            Times.Tick(Stopwatch.GetElapsedTime(_flushedAt).Ticks < BreathTicks ? _flushedAt : Stopwatch.GetTimestamp());
        }
    }

    // The print that the decision hangs on.
    private void SendFirst(Socket client)
    {
        int mark = Volatile.Read(ref _mark);
        Market.Print(_frames, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), mark == 0 ? 1 : mark);
        _cycle = DateTime.UtcNow.Ticks / CycleTicks;
        Times.Tick(Stopwatch.GetTimestamp());
        Flush(client);
        if (mark != 0)
        {
            Marked = (Market.Trades, Market.Quotes, Market.BookEvents, Market.BookMessages);
            Volatile.Write(ref _mark, 0);
        }
    }

    private void Flush(Socket client)
    {
        ReadOnlySpan<byte> left = _frames.Written;
        if (left.IsEmpty)
        {
            return;
        }

        long began = Stopwatch.GetTimestamp();
        _flushedAt = began;
        lock (_gate)
        {
            while (left.Length > 0)
            {
                left = left[client.Send(left)..];
            }
        }

        LongestSend = Math.Max(LongestSend, Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        _frames.Clear();
    }

    // The entry fills at once, its target a little later: the next one may come.
    private void Fill(int entryId) => Start(() =>
    {
        _stop.WaitOne(EntryFill);
        decimal price = Market.Bid;
        FillOf(entryId, o => o.Request.IsBuy ? price + 0.25m : price);
        _stop.WaitOne(TargetFill);
        FillOf(entryId + 1, o => o.Request.Limit ?? price);
    });

    // The simulator may not have come to the order yet.
    private void FillOf(int orderId, Func<SimOrder, decimal> price)
    {
        SimOrder? order;
        while ((order = Tws.Read(() => Tws.Exchange.Orders.LastOrDefault(o => o.OrderId == orderId && o is { IsAcknowledged: true, IsWaitingForParent: false }))) is null)
        {
            if (_stop.WaitOne(1))
            {
                return;
            }
        }

        Tws.Exchange.Fill(order, order.Remaining, price(order));
    }
}

using System.Runtime.ExceptionServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Opens a file and reads it on a thread of its own before its time comes, a bounded number of blocks: opening, unpacking and
/// decoding are done when the merge gets to it. A block is what one reading of the stream gives, with the problems counted in it,
/// so that everything is told exactly as if it were read when asked for; a fault comes where the stream has it.
/// </summary>
internal sealed class FileAhead : IEventReader
{
    /// <summary>Blocks that may lie ready, of <see cref="BlockLength"/> events: 640 KB.</summary>
    private const int BlockCount = 16;

    private readonly Func<IProblems, IEventReader> _open;
    private readonly IProblems _problems;
    private readonly HeldProblems _held = new();
    private readonly Queue<Block> _full = [];
    private readonly Queue<MarketEvent[]> _free = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _mayRead = new(BlockCount);
    private readonly SemaphoreSlim _isRead = new(0);
    private readonly Thread _thread;
    private volatile bool _isStopped;

    /// <summary>Begins to read.</summary>
    /// <param name="open">Opens the stream, which counts its problems where it is told to.</param>
    /// <param name="problems">Where the problems of blocks that were taken go.</param>
    public FileAhead(Func<IProblems, IEventReader> open, IProblems problems)
    {
        _open = open;
        _problems = problems;
        _thread = new Thread(Run) { IsBackground = true, Name = "mia file ahead" };
        _thread.Start();
    }

    /// <summary>Events of a block: what the merge asks for at once.</summary>
    public static int BlockLength => EventMerge.BlockLength;

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        if (IsEnded)
        {
            return 0;
        }

        _isRead.Wait();
        Block block;
        lock (_lock)
        {
            block = _full.Dequeue();
        }

        foreach ((ProblemKind kind, string path, long place) in block.Problems ?? [])
        {
            _problems.Count(kind, path, place);
        }

        IsEnded = block.IsLast;
        block.Fault?.Throw();
        block.Events.AsSpan(0, block.Count).CopyTo(buffer);
        lock (_lock)
        {
            _free.Enqueue(block.Events);
        }

        _mayRead.Release();
        return block.Count;
    }

    /// <summary>Stops the thread, waits for it, and closes the stream.</summary>
    public void Dispose()
    {
        _isStopped = true;
        IsEnded = true;
        _mayRead.Release();
        _thread.Join();
        _mayRead.Dispose();
        _isRead.Dispose();
    }

    private void Run()
    {
        IEventReader? stream = null;
        try
        {
            stream = _open(_held);
            bool isLast = false;
            while (!isLast)
            {
                _mayRead.Wait();
                if (_isStopped)
                {
                    return;
                }

                MarketEvent[] events = Memory();
                int count = stream.Read(events);
                isLast = stream.IsEnded;
                Put(new Block(events, count, isLast, _held.Take(), null));
            }
        }
        catch (Exception e)
        {
            Put(new Block([], 0, IsLast: true, _held.Take(), ExceptionDispatchInfo.Capture(e)));
        }
        finally
        {
            Close(stream);
        }
    }

    // Nobody waits for a file that could not be closed.
    private static void Close(IEventReader? stream)
    {
        try
        {
            stream?.Dispose();
        }
        catch (IOException)
        {
            // It was read to where it was needed.
        }
    }

    private MarketEvent[] Memory()
    {
        lock (_lock)
        {
            return _free.TryDequeue(out MarketEvent[]? used) ? used : new MarketEvent[BlockLength];
        }
    }

    private void Put(Block block)
    {
        lock (_lock)
        {
            _full.Enqueue(block);
        }

        _isRead.Release();
    }

    private sealed record Block(
        MarketEvent[] Events,
        int Count,
        bool IsLast,
        IReadOnlyList<(ProblemKind Kind, string Path, long Place)>? Problems,
        ExceptionDispatchInfo? Fault);
}

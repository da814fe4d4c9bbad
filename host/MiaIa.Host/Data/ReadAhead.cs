using System.Runtime.ExceptionServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Reads a stream on a thread of its own, a bounded number of blocks ahead: the same events in the same order, while the
/// engine works on the ones before. A fault of the stream is told where the stream has it, after everything before it. While the
/// stream has nothing - a quiet feed - what is there is handed over at once, and reading gives 0 instead of waiting.
/// </summary>
internal sealed class ReadAhead : IEventReader
{
    private const int BlockCount = 4;
    private const int BlockLength = 1024;
    private const int QuietMilliseconds = 1;

    private readonly IEventReader _inner;
    private readonly MarketEvent[][] _blocks = new MarketEvent[BlockCount][];
    private readonly int[] _counts = new int[BlockCount];
    private readonly SemaphoreSlim _free = new(BlockCount);
    private readonly SemaphoreSlim _full = new(0);
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _fault;
    private volatile bool _isStopped;
    private volatile bool _isQuiet;
    private int _block;
    private int _next;
    private bool _hasBlock;

    /// <summary>Begins to read; the stream belongs to this object from here on.</summary>
    public ReadAhead(IEventReader inner)
    {
        _inner = inner;
        for (int i = 0; i < BlockCount; i++)
        {
            _blocks[i] = new MarketEvent[BlockLength];
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "mia read-ahead" };
        _thread.Start();
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (!_hasBlock)
            {
                if (!WaitForBlock(isAnyRead: read > 0))
                {
                    break;
                }

                _hasBlock = true;
                _next = 0;
            }

            int count = Math.Min(_counts[_block] - _next, buffer.Length - read);
            _blocks[_block].AsSpan(_next, count).CopyTo(buffer[read..]);
            _next += count;
            read += count;
            if (_counts[_block] == 0)
            {
                End(read);
                break;
            }
            else if (_next == _counts[_block])
            {
                _hasBlock = false;
                _block = (_block + 1) % BlockCount;
                _free.Release();
            }
        }

        return read;
    }

    /// <inheritdoc />
    public bool TryWait(int milliseconds)
    {
        if (!_hasBlock && !IsEnded && _full.Wait(milliseconds))
        {
            _hasBlock = true;
            _next = 0;
        }

        return true;
    }

    /// <summary>Stops the thread, waits for it, and closes the stream.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _stop.Set();
        _free.Release();
        _thread.Join();
        _inner.Dispose();
        _free.Dispose();
        _full.Dispose();
        _stop.Dispose();
        IsEnded = true;
    }

    // A file is waited for, so that the same file gives the same blocks; a feed that has nothing now is not.
    private bool WaitForBlock(bool isAnyRead)
    {
        while (!_full.Wait(_isQuiet && isAnyRead ? 0 : QuietMilliseconds))
        {
            if (_isQuiet)
            {
                return false;
            }
        }

        return true;
    }

    private void End(int read)
    {
        // Events before a fault are handed over first; the fault comes with the next call.
        if (_fault is null)
        {
            IsEnded = true;
        }
        else if (read == 0)
        {
            IsEnded = true;
            _fault.Throw();
        }
    }

    private void Run()
    {
        int block = 0;
        int count;
        do
        {
            _free.Wait();
            if (_isStopped)
            {
                return;
            }

            count = Fill(_blocks[block]);
            _counts[block] = count;
            _full.Release();
            block = (block + 1) % BlockCount;
        }
        while (count > 0);
    }

    /// <summary>Fills a block, or a part of it when nothing more is there now; 0 only at the end of the stream or at its fault.</summary>
    private int Fill(MarketEvent[] block)
    {
        int count = 0;
        try
        {
            while (count < block.Length && !_inner.IsEnded && _fault is null && !_isStopped)
            {
                int read = _inner.Read(block.AsSpan(count));
                count += read;
                if (read > 0)
                {
                    _isQuiet = false;
                }
                else if (!_inner.IsEnded)
                {
                    _isQuiet = true;
                    if (count > 0)
                    {
                        break;
                    }

                    if (!_inner.TryWait(QuietMilliseconds))
                    {
                        _stop.Wait(QuietMilliseconds);
                    }
                }
            }
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }

        return count;
    }
}

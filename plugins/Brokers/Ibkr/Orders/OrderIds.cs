using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// TWS's order ids: each is used once over all time. They begin above what TWS named, what was seen of this client and what the file says;
/// the file is written to the disk before an id of a block is used, some hundred ids ahead, so that sending seldom waits for it.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isInline">Whether the file is written where it is needed, on one thread: for tests.</param>
internal sealed class OrderIds(string path, bool isInline)
{
    private const int Block = 300;
    private const int Low = 100;

    private readonly Lock _gate = new();
    private readonly Lock _file = new();
    private int _next = 1;
    private int _reserved;
    private bool _isReserving;

    /// <summary>Reads the file, and reserves the first ids.</summary>
    /// <exception cref="IOException">It cannot be read or written, or holds no number.</exception>
    public void Open()
    {
        lock (_gate)
        {
            if (_reserved > 0)
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (File.Exists(path))
            {
                string text = File.ReadAllText(path).Trim();
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int used))
                {
                    throw new IOException($"{path} holds no order id: delete it when no order of this client works.");
                }

                _next = Math.Max(_next, used + 1);
            }

            Reserve(_next + Block);
        }
    }

    /// <summary>An id is in use, or named as the last one that is: the next ones lie above it.</summary>
    public void Above(int id)
    {
        lock (_gate)
        {
            _next = Math.Max(_next, id + 1);
        }
    }

    /// <summary>The highest id that is in use, or named as such.</summary>
    public int Highest
    {
        get
        {
            lock (_gate)
            {
                return _next - 1;
            }
        }
    }

    /// <summary>Takes ids that follow each other.</summary>
    /// <returns>The first.</returns>
    /// <exception cref="IOException">The file could not be written.</exception>
    public int Take(int count)
    {
        lock (_gate)
        {
            if (_next + count > _reserved)
            {
                Reserve(_next + Block);
            }
            else if (_reserved - _next < Low && !_isReserving)
            {
                _isReserving = true;
                int until = _next + Block;
                if (isInline)
                {
                    ReserveAhead(until);
                }
                else
                {
                    _ = Task.Run(() => ReserveAhead(until));
                }
            }

            int first = _next;
            _next += count;
            return first;
        }
    }

    // Written outside the lock: who sends meanwhile does not wait for the disk.
    private void ReserveAhead(int until)
    {
        try
        {
            Write(until);
            lock (_gate)
            {
                _reserved = Math.Max(_reserved, until);
            }
        }
        catch (IOException)
        {
            // The next id beyond the block tries again, and says so.
        }
        finally
        {
            _isReserving = false;
        }
    }

    private void Reserve(int until)
    {
        Write(until);
        _reserved = Math.Max(_reserved, until);
    }

    private void Write(int until)
    {
        lock (_file)
        {
            if (until <= _reserved)
            {
                return;
            }

            string fresh = path + ".new";
            using (FileStream file = new(fresh, FileMode.Create, FileAccess.Write))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(until.ToString(CultureInfo.InvariantCulture)));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
    }
}

using System.Diagnostics;

namespace MiaIa.Host.Journal;

/// <content>The writer's thread.</content>
internal sealed partial class SqliteJournal
{
    private const int SpinCount = 20;

    private void WriteAll()
    {
        try
        {
            while (!_isClosing || _ring.HasRecord)
            {
                if (!_ring.HasRecord)
                {
                    WaitForMore();
                    continue;
                }

                lock (_writer)
                {
                    WriteGroup();
                }
            }
        }
        catch (JournalException problem)
        {
            _fault ??= _database.Explain(problem);
        }
        catch (Exception problem) when (_fault is null)
        {
            _fault = $"its writer failed: {problem.GetType().Name}: {problem.Message}";
        }
    }

    // Each commit waits for the disk. One that nobody waits for can wait a little itself, and take more with it.
    private void WriteGroup()
    {
        _database.CheckThere();
        _database.Run("BEGIN IMMEDIATE");
        long begin = Stopwatch.GetTimestamp();
        int count = 0;
        do
        {
            while (count < CommitEntries && _ring.HasRecord)
            {
                WriteRecord();
                count++;
            }
        }
        while (count < CommitEntries && !_isClosing && Volatile.Read(ref _wanted) <= _committed
            && Stopwatch.GetElapsedTime(begin) < _settings.GroupTime && WaitForMore());
        _database.Run("COMMIT");
        Volatile.Write(ref _committed, _ring.Taken);
        _settings.Watch?.OnCommitted(_ring.Taken);
        if (_checkpoints is not null && Volatile.Read(ref _wanted) <= _committed)
        {
            _checkpoints.OnIdle(_database.Handle);
        }
    }

    private void WriteRecord()
    {
        if (_ring.Entry is { } entry)
        {
            _writer.Write(entry);
            if (entry.Inputs is { } range)
            {
                entry.Inputs = null;
                GiveBack(range);
            }
        }
        else
        {
            _writer.Write(_decisions.Read(_ring.Bytes));
        }

        _ring.Take();
        _settings.Watch?.OnWritten(_ring.Taken);
    }

    // The engine does not signal what it does not wait for: a wake-up would cost it more than a look now and then.
    private bool WaitForMore()
    {
        _wake.Reset();
        while (!_ring.HasRecord && Volatile.Read(ref _wanted) <= _committed && !_isClosing && Stopwatch.GetTimestamp() < Volatile.Read(ref _awakeUntil))
        {
            Thread.SpinWait(SpinCount);
        }

        if (!_ring.HasRecord && Volatile.Read(ref _wanted) <= _committed && !_isClosing)
        {
            _wake.Wait(_settings.PollMilliseconds);
        }

        return true;
    }
}

using System.Diagnostics;
using MiaIa.Host.Journal;

namespace MiaIa.CrashSweep;

/// <summary>Ends this process by SIGKILL at a record of its journal.</summary>
/// <param name="isCommitted">Whether once it is committed; else while its transaction is open.</param>
/// <param name="record">Which one, from 1.</param>
internal sealed class Death(bool isCommitted, long record) : IJournalWatch
{
    /// <inheritdoc />
    public void OnWritten(long records) => DieWhen(!isCommitted && records == record);

    /// <inheritdoc />
    public void OnCommitted(long records) => DieWhen(isCommitted && records >= record);

    private static void DieWhen(bool isNow)
    {
        if (isNow)
        {
            Process.GetCurrentProcess().Kill();
            Process.GetCurrentProcess().WaitForExit();
        }
    }
}

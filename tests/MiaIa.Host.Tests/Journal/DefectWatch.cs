using MiaIa.Host.Journal;

namespace MiaIa.Host.Tests.Journal;

/// <summary>Fails at the first record.</summary>
internal sealed class DefectWatch : IJournalWatch
{
    public void OnWritten(long records) => throw new InvalidOperationException("defect");

    public void OnCommitted(long records)
    {
    }
}

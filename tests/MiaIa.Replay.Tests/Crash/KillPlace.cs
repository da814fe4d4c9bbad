namespace MiaIa.Replay.Tests.Crash;

/// <summary>Where a process is killed.</summary>
internal enum KillPlace
{
    /// <summary>Nowhere: it runs to its end.</summary>
    Nowhere,

    /// <summary>While the transaction of a journal record is open.</summary>
    RecordWritten,

    /// <summary>Once a journal record is committed.</summary>
    RecordCommitted,

    /// <summary>A request has come to the broker, which has not looked at it.</summary>
    RequestReceived,

    /// <summary>The broker has carried a request out and not answered.</summary>
    RequestDone,
}

namespace MiaIa.Replay.Tests.Crash;

/// <summary>At what a process is killed.</summary>
/// <param name="Place">Where.</param>
/// <param name="Count">The how many-th since it began, from 1.</param>
/// <param name="Requests">Letters of the requests that count.</param>
internal readonly record struct KillPoint(KillPlace Place, long Count, string Requests = "SCXR");

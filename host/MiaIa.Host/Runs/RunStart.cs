using MiaIa.Engine.Risk;
using MiaIa.Host.Recovery;

namespace MiaIa.Host.Runs;

/// <summary>How a run begins.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Path">Its journal; null when none is kept.</param>
/// <param name="Asked">What its market depends on besides the settings.</param>
/// <param name="Unfinished">The run that is gone on with; null for a new one.</param>
/// <param name="Restored">What an earlier run left behind that still holds; null for nothing.</param>
/// <param name="Carried">The same, in words for the header.</param>
internal sealed record RunStart(
    string Id, string? Path, string Asked, UnfinishedRun? Unfinished, RestoredState? Restored, string? Carried);

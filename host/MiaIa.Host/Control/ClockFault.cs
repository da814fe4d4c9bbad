namespace MiaIa.Host.Control;

/// <summary>What is wrong with the clocks.</summary>
/// <param name="Jump">By how much the wall clock jumped, forward or back; zero for no jump.</param>
/// <param name="Pause">How long nobody looked; zero for no pause worth telling.</param>
internal readonly record struct ClockFault(TimeSpan Jump, TimeSpan Pause);

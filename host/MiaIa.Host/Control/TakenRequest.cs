namespace MiaIa.Host.Control;

/// <summary>A request that the run has taken from the folder.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Request">What is asked for.</param>
internal readonly record struct TakenRequest(string Name, ControlRequest Request);

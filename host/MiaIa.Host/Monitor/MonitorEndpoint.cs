namespace MiaIa.Host.Monitor;

/// <summary>A further address of the page's server, such as the health or the metrics of the program. It is read only, by GET.</summary>
/// <param name="Path">The path, such as <c>/health</c>.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Answer">Gives status and body; called on a thread of the server for each request, never on the engine's.</param>
internal sealed record MonitorEndpoint(string Path, string ContentType, Func<(int Status, byte[] Body)> Answer);

namespace MiaIa.Host.Tests.Alerts;

/// <summary>A request as it came in.</summary>
internal sealed record ScriptedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers["idempotency-key"];
}

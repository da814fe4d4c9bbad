namespace MiaIa.Host.Monitor;

/// <summary>Why a request is not carried out.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Reason">Why, in a sentence for the person.</param>
internal sealed record Refusal(int Status, string Reason);

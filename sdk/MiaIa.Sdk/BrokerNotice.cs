namespace MiaIa.Sdk;

/// <summary>What a connection has to say of itself, such as a lost data farm.</summary>
/// <param name="Severity">How much it is a person's concern.</param>
/// <param name="Text">What happened, in one sentence.</param>
/// <param name="Remedy">What a person can do; empty when nothing is to be done.</param>
public sealed record BrokerNotice(NoticeSeverity Severity, string Text, string Remedy = "");

using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>Something a part of the program has to tell, which no event of the market brought. Told twice, it is one alert.</summary>
/// <param name="Rule">What kind of thing, such as <c>journal-broken</c>.</param>
/// <param name="Severity">How much it is a person's concern.</param>
/// <param name="Text">What happened, in a sentence without a secret.</param>
/// <param name="NotTo">A channel that it does not go to; null for none.</param>
internal sealed record AlertFault(string Rule, NoticeSeverity Severity, string Text, string? NotTo = null);

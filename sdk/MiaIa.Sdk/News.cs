namespace MiaIa.Sdk;

/// <summary>A release of economic news. Its time is known before: the event comes ahead of it, so that it can be avoided.</summary>
/// <param name="Impact">How strongly it is expected to move the market.</param>
/// <param name="ReleaseNs">When it is released, nanoseconds UTC.</param>
public readonly record struct News(NewsImpact Impact, long ReleaseNs);

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the branding of the login.</summary>
/// <param name="RequestId">Number of the request.</param>
public sealed record UserInfoRequest(int RequestId) : NumberedRequest(RequestId);

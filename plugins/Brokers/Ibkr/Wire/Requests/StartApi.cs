namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Starts the session after the handshake.</summary>
/// <param name="ClientId">Number of this client at the TWS.</param>
/// <param name="OptionalCapabilities">Capabilities to ask for; empty by default.</param>
public sealed record StartApi(int ClientId, string OptionalCapabilities = "") : TwsRequest;

namespace MiaIa.Sdk;

/// <summary>The account, as the broker has it. Amounts in millionths of a dollar; null for what it does not tell.</summary>
/// <param name="EquityMicros">Cash plus open profit.</param>
/// <param name="AvailableMicros">Funds available for margin.</param>
/// <param name="InitialMarginMicros">Initial margin of one contract of the traded instrument.</param>
public readonly record struct BrokerAccount(long? EquityMicros, long? AvailableMicros, long? InitialMarginMicros);

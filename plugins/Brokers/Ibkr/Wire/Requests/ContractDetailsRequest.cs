namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for all instruments that fit.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">What is known of the instrument.</param>
/// <param name="IsExpiredIncluded">Also futures expired within two years; default false.</param>
/// <param name="SecIdType">Kind of <paramref name="SecId"/>; empty by default.</param>
/// <param name="SecId">Another id such as an ISIN; empty by default.</param>
/// <param name="IssuerId">Issuer of bonds; empty by default.</param>
public sealed record ContractDetailsRequest(
    int RequestId, Contract Contract, bool IsExpiredIncluded = false, string SecIdType = "", string SecId = "", string IssuerId = "")
    : NumberedRequest(RequestId);

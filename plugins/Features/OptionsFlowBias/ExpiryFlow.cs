namespace MiaIa.Plugins.Features;

/// <summary>What was traded of an expiry on the day so far.</summary>
internal struct ExpiryFlow
{
    public long SettlementNs;
    public double Calls;
    public double Puts;
    public double SignedDelta;
    public bool HasVolume;
    public bool HasSigned;
}

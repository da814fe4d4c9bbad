namespace MiaIa.Sdk.Options;

/// <summary>Gamma exposure of a strike over all expiries, in dollars of hedging per 1 % move.</summary>
/// <param name="Strike">The strike, in index points.</param>
/// <param name="Calls">Of its calls.</param>
/// <param name="Puts">Of its puts.</param>
public readonly record struct StrikeExposure(double Strike, double Calls, double Puts)
{
    /// <summary>Of both.</summary>
    public double Net => Calls + Puts;
}

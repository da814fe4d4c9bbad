namespace MiaIa.Plugins.Sources;

/// <summary>
/// Contracts open by strike: many at round strikes, calls above the index and puts below it. A strike of an expiry keeps
/// its own luck for the whole session, whenever it is asked for.
/// </summary>
internal sealed class OpenInterest(int seed)
{
    private const double Reach = 0.025;
    private const double PinTimes = 20;

    /// <summary>Contracts open.</summary>
    /// <param name="expiry">Expiry as yyyyMMdd: another one has other luck.</param>
    /// <param name="usual">Contracts at an ordinary strike at the money.</param>
    /// <param name="spot">Index at the opening.</param>
    /// <param name="strike">Strike, whole points.</param>
    /// <param name="isCall">Whether calls are meant.</param>
    /// <param name="pin">The strike of a planted pin; 0 for none.</param>
    public int Of(int expiry, double usual, double spot, int strike, bool isCall, int pin)
    {
        double far = Math.Abs(strike - spot) / (spot * Reach);
        double side = strike >= spot == isCall ? 1.4 : 0.6;
        double contracts = usual * Round(strike) * side * PortableMath.Exp(-far) * Luck(expiry, strike, isCall);
        return (int)(contracts * (strike == pin ? PinTimes : 1));
    }

    private static double Round(int strike) => strike switch
    {
        _ when strike % 100 == 0 => 7,
        _ when strike % 50 == 0 => 4,
        _ when strike % 25 == 0 => 2,
        _ when strike % 10 == 0 => 0.8,
        _ => 0.4,
    };

    private double Luck(int expiry, int strike, bool isCall)
    {
        Xoshiro256 chance = new(seed ^ expiry, unchecked((strike * 2) + (isCall ? 1 : 0)) + 1000);
        return 0.5 + (0.5 * chance.Exponential());
    }
}

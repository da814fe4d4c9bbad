namespace MiaIa.Plugins.Sources;

/// <summary>A part of a planted effect: for a while the price is led along a line, or the feed is silent.</summary>
/// <param name="LengthNs">How long.</param>
/// <param name="TargetTwiceMid">Where the line ends, in half ticks; it begins where the price is.</param>
/// <param name="Band">How far from the line the price may go by chance, in half ticks.</param>
/// <param name="Urgency">Moves a second for each half tick away from the line, at least.</param>
/// <param name="IsSilent">Whether nothing is told meanwhile.</param>
internal readonly record struct Step(long LengthNs, int TargetTwiceMid, int Band, double Urgency, bool IsSilent)
{
    /// <summary>Leads the price to a target.</summary>
    public static Step Lead(long lengthNs, int targetTwiceMid, int band) =>
        new(lengthNs, targetTwiceMid, band, 0.25, IsSilent: false);

    /// <summary>Takes it there as fast as possible.</summary>
    public static Step Rush(long lengthNs, int targetTwiceMid) => new(lengthNs, targetTwiceMid, 1, 2, IsSilent: false);

    /// <summary>Tells nothing.</summary>
    public static Step Silence(long lengthNs) => new(lengthNs, 0, 0, 0, IsSilent: true);
}

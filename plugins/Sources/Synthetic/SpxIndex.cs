using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The cash index, every second of the regular hours: the future less its basis, and a little that comes and goes, as the
/// shares lag the future or lead it by cents.
/// </summary>
internal sealed class SpxIndex(int seed, Instrument instrument, MarketState state) : ICompanion
{
    public const string Symbol = "SPX";

    private const long EveryNs = 1_000_000_000;
    private const double Kept = 0.9;
    private const double NoisePoints = 0.05;

    private readonly Xoshiro256 _chance = new(seed, part: 7);
    private double _noise;

    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>The index now, in points.</summary>
    public double ValueAt(long timeNs) =>
        Math.Round((state.MidPoints - state.BasisPoints(timeNs) + _noise) * 100) / 100;

    public void Open()
    {
        DueNs = state.Hours.RegularOpenNs;
        _noise = 0;
    }

    public void Emit(long timeNs, EventBatch batch)
    {
        _noise = (Kept * _noise) + (NoisePoints * _chance.Normal());
        batch.At(timeNs, instrument.Id);
        batch.Add(new IndexValue(ValueAt(timeNs), IsDaily: false));
        DueNs = timeNs + EveryNs < state.Hours.RegularCloseNs ? timeNs + EveryNs : long.MaxValue;
    }
}

namespace MiaIa.Engine.Tests;

/// <summary>Chance that is the same everywhere: SplitMix64 (Steele, Lea and Flood 2014).</summary>
/// <param name="seed">The same one gives the same sequence.</param>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from low to high, both included.</summary>
    public int Next(int low, int high) => low + (int)(Bits() % (ulong)(high - low + 1));

    /// <summary>True once in so many.</summary>
    public bool OneIn(int count) => Next(1, count) == 1;
}

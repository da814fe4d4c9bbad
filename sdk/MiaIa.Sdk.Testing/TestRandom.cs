namespace MiaIa.Sdk.Testing;

/// <summary>
/// Chance that is the same on every machine and version: SplitMix64 (Steele, Lea and Flood 2014). Print the seed with
/// every failure.
/// </summary>
/// <param name="seed">Any number; the same one gives the same sequence.</param>
public sealed class TestRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from low to high, both included.</summary>
    public int Next(int low, int high) => (int)(low + (long)(NextBits() % (ulong)((long)high - low + 1)));

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;
}

namespace MiaIa.Host.Performance;

/// <summary>Numbers by chance that a seed repeats: SplitMix64 (Steele, Lea and Flood 2014).</summary>
/// <param name="seed">Any number.</param>
internal struct SeededChance(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += Golden;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

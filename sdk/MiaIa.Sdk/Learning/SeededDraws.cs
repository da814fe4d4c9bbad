namespace MiaIa.Sdk.Learning;

/// <summary>Numbers by chance that a seed repeats: SplitMix64 (Steele, Lea and Flood 2014).</summary>
/// <param name="seed">Any number; neighbouring seeds give unrelated series.</param>
internal struct SeededDraws(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>The seed of one of many series of a seed.</summary>
    public static ulong Of(ulong seed, int series) => Mix(Mix(seed + Golden) ^ ((ulong)series * Golden));

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += Golden;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

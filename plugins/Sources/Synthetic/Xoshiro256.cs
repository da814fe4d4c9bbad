using System.Numerics;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64. Our own, because a seed must give the same
/// market on every version of the runtime.
/// </summary>
internal sealed class Xoshiro256
{
    private const double UnitOf53Bits = 1.0 / (1L << 53);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator of its own for each part of the market, so that a new part does not change the others.</summary>
    public Xoshiro256(int seed, int part)
    {
        ulong state = ((ulong)(uint)part << 32) | (uint)seed;
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * UnitOf53Bits;

    /// <summary>An exponential number of mean 1; never 0 and never infinite.</summary>
    public double Exponential() => -PortableMath.Log(((Next() >> 11) + 0.5) * UnitOf53Bits);

    /// <summary>A normal number of mean 0 and deviation 1, by the polar method (Marsaglia and Bray 1964).</summary>
    public double Normal()
    {
        while (true)
        {
            double u = (2 * Uniform()) - 1;
            double v = (2 * Uniform()) - 1;
            double s = (u * u) + (v * v);
            if (s is > 1e-30 and < 1)
            {
                return u * Math.Sqrt(-2 * PortableMath.Log(s) / s);
            }
        }
    }

    /// <summary>Heads or tails.</summary>
    public bool Coin() => (long)Next() < 0;

    private static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

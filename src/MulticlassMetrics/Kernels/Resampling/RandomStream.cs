using System.Numerics;

namespace MulticlassMetrics.Kernels;

/// <summary>Random numbers of one replicate, told by the seed and the replicate's number alone: whichever thread asks, whatever the version of .NET.</summary>
/// <remarks>xoshiro256++ (Blackman &amp; Vigna 2021), its state filled by SplitMix64 (Steele, Lea &amp; Flood 2014). A value type that moves on: pass it by reference.</remarks>
internal struct RandomStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _a, _b, _c, _d;

    public RandomStream(long seed, long stream)
    {
        // Mixed twice: streams whose starts lay a fixed step apart would share their fillings.
        ulong state = Mix(Mix(unchecked((ulong)seed + Golden)) + unchecked((ulong)stream));
        _a = Mix(state += Golden);
        _b = Mix(state += Golden);
        _c = Mix(state += Golden);
        _d = Mix(state + Golden);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_a + _d, 23) + _a;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in (0, 1), whose logarithm is finite.</summary>
    public double NextOpen() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to one below the bound, all equally likely (Lemire 2019).</summary>
    public long Below(long bound)
    {
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(Next(), range, out ulong low);
        if (low < range)
        {
            ulong least = unchecked(0 - range) % range;
            while (low < least) high = Math.BigMul(Next(), range, out low);
        }

        return (long)high;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MulticlassMetrics.Kernels;

/// <summary>Something large that is kept as long as it is used: the first full collection that finds it unused for a while lets it go.</summary>
/// <remarks>
/// A weak reference alone would lose it at once where much is computed from it, since large arrays bring full collections about. Not safe to use from
/// several threads at once.
/// </remarks>
/// <param name="unused">For how many milliseconds it may go unused.</param>
internal sealed class KeptWhileUsed<T>(long unused = KeptWhileUsed<T>.TenSeconds)
    where T : class
{
    private const long TenSeconds = 10_000;

    private readonly long _unused = unused;
    private T? _value;
    private long _lastUsed;

    public bool TryGet([NotNullWhen(true)] out T? value)
    {
        value = Volatile.Read(ref _value);
        Volatile.Write(ref _lastUsed, Environment.TickCount64);
        return value is not null;
    }

    public void Set(T value)
    {
        Volatile.Write(ref _lastUsed, Environment.TickCount64);
        Volatile.Write(ref _value, value);

        // Nobody refers to it, so that collections find it.
        _ = new Watch(this);
    }

    // A weak reference object could be finalized before the watch is; a handle stays.
    private sealed class Watch(KeptWhileUsed<T> kept)
    {
        private GCHandle _kept = GCHandle.Alloc(kept, GCHandleType.Weak);

        ~Watch()
        {
            if (!_kept.IsAllocated) return;
            if (_kept.Target is KeptWhileUsed<T> owner)
            {
                if (Environment.TickCount64 - Volatile.Read(ref owner._lastUsed) < owner._unused)
                {
                    GC.ReRegisterForFinalize(this);
                    return;
                }

                Volatile.Write(ref owner._value, null);
            }

            _kept.Free();
        }
    }
}

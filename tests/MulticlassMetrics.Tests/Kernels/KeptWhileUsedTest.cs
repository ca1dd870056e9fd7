using System.Runtime.CompilerServices;
using MulticlassMetrics.Kernels;

namespace MulticlassMetrics.Tests.Kernels;

public class KeptWhileUsedTest
{
    [Fact]
    public void WhatIsUsed_OutlivesFullCollections()
    {
        KeptWhileUsed<object> kept = Filled(unused: 3_600_000);
        for (int i = 0; i < 5; i++) Collect();
        kept.TryGet(out object? value).Should().BeTrue();
        value.Should().BeOfType<object>();
    }

    [Fact]
    public void WhatIsUnused_IsLetGo_AndCanBeSetAgain()
    {
        KeptWhileUsed<object> kept = Filled(unused: 0);
        for (int i = 0; i < 3; i++) Collect();
        kept.TryGet(out _).Should().BeFalse();

        object next = new();
        kept.Set(next);
        kept.TryGet(out object? value).Should().BeTrue();
        value.Should().BeSameAs(next);
    }

    // In a frame of its own, which holds nothing once it has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KeptWhileUsed<object> Filled(long unused)
    {
        var kept = new KeptWhileUsed<object>(unused);
        kept.TryGet(out _).Should().BeFalse();
        kept.Set(new object());
        return kept;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}

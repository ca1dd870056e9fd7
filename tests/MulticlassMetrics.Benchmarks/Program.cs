using BenchmarkDotNet.Running;
using MulticlassMetrics.Benchmarks;

return args switch
{
    ["once"] => Once.Run(),
    ["ratios", .. string[] rest] => Ratios.Run(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Once).Assembly).Run(args).Any() ? 0 : 1,
};

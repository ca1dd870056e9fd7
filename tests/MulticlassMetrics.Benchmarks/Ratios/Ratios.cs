using System.Globalization;
using static System.FormattableString;

namespace MulticlassMetrics.Benchmarks;

/// <summary>The table of ratios: everything measured in one run.</summary>
internal static class Ratios
{
    // A run of a peer outside .NET takes seconds to most of a minute, and differs by little from the next.
    private const int MostPeerRounds = 3;

    private const string Usage = "ratios [--only KEY] [--rounds N] [--folder DIR] [--peers] [--tool metrics.dll --hello hello.dll]";

    public static int Run(string[] args)
    {
        string only = "", folder = Path.Combine(Path.GetTempPath(), "metrics-benchmarks"), tool = "", hello = "";
        int rounds = 9;
        bool peers = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--peers":
                    peers = true;
                    break;
                case "--only" when i + 1 < args.Length:
                    only = args[++i];
                    break;
                case "--rounds" when i + 1 < args.Length:
                    rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--folder" when i + 1 < args.Length:
                    folder = args[++i];
                    break;
                case "--tool" when i + 1 < args.Length:
                    tool = args[++i];
                    break;
                case "--hello" when i + 1 < args.Length:
                    hello = args[++i];
                    break;
                default:
                    Console.Error.WriteLine($"'{args[i]}' is not understood: {Usage}");
                    return 2;
            }
        }

        var files = new DataFiles(folder);
        var measured = new Measurements(files, rounds, only);
        measured.Run();
        int peerRounds = Math.Min(rounds, MostPeerRounds);
        string versions = peers ? Invariant($"{Peers.Run(measured, files, peerRounds, only)}, the median of {peerRounds}") : "no peers outside .NET";
        if (tool.Length > 0) new ToolRuns(tool, hello).Run(measured, files, rounds, peerRounds);
        Report.Write(Console.Out, measured.Values, rounds, versions);
        return 0;
    }
}

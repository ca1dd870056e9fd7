using Spectre.Console;

namespace MulticlassMetrics.Cli;

/// <summary>A bar on standard error while a large file is read, and only where a person sees it: what is printed stays the same in a pipe.</summary>
internal sealed class ReadingBar : IDisposable
{
    // A file that is read sooner needs none.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly string _name;
    private readonly Func<double> _share;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    /// <param name="name">What is read.</param>
    /// <param name="share">How much of it has been, from 0 to 1; NaN where that is not known.</param>
    public ReadingBar(string name, Func<double> share)
    {
        _name = name;
        _share = share;
        _thread = new Thread(Show) { IsBackground = true };
        _thread.Start();
    }

    public static bool IsWanted => !Console.IsErrorRedirected;

    public void Dispose()
    {
        if (_ended.IsSet) return;
        _ended.Set();
        _thread.Join();
    }

    private void Show()
    {
        if (_ended.Wait(Patience)) return;
        try
        {
            Draw();
        }
        catch (IOException)
        {
            // Nobody looks any more, which is no reason to stop reading.
        }
    }

    private void Draw()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Ansi) return;
        console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("reading " + Markup.Escape(Label.Show(_name)), maxValue: 1);
            do
            {
                double share = _share();
                task.IsIndeterminate = double.IsNaN(share);
                if (!double.IsNaN(share)) task.Value = share;
            }
            while (!_ended.Wait(Interval));
        });
    }
}

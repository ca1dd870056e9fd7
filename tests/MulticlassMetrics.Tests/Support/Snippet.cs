using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace MulticlassMetrics.Tests.Support;

/// <summary>
/// Runs the code of documentation, block after block, and checks the numbers that it promises. A promise is a comment that begins with
/// a number and stands behind the semicolon of an expression or of a variable: <c>matrix.Accuracy;   // 0.625 free text</c>. The value,
/// or its property <c>Value</c>, must print as that number when it is written with as many decimals.
/// </summary>
internal sealed partial class Snippet
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Scripts that compile side by side share the symbols of the references, and now and then one then finds no overload.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private readonly ScriptOptions _options;
    private readonly SnippetPromises _promises = new();
    private ScriptState<object>? _state;

    /// <param name="usings">Namespaces implied beside the common ones of the framework.</param>
    public Snippet(params string[] usings) => _options = ScriptOptions.Default
        .WithReferences(References)
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithImports(["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks", .. usings]);

    /// <summary>Runs a block, which may use what earlier blocks declared.</summary>
    /// <param name="code">What a reader could paste into a program.</param>
    /// <returns>How many promises were checked.</returns>
    /// <exception cref="SnippetException">The block does not compile, throws, or breaks a promise.</exception>
    public async Task<int> RunAsync(string code)
    {
        _promises.Clear();
        string script = Instrument(code);
        await OneAtATime.WaitAsync();
        try
        {
            _state = _state is null
                ? await CSharpScript.RunAsync(script, _options, _promises)
                : await _state.ContinueWithAsync(script, _options);
        }
        catch (Exception exception)
        {
            throw new SnippetException(code, [exception is CompilationErrorException ? exception.Message : exception.ToString()], exception);
        }
        finally
        {
            OneAtATime.Release();
        }

        return _promises.Broken.Count == 0 ? _promises.Checked : throw new SnippetException(code, _promises.Broken);
    }

    // Text is inserted and no line added, so that compiler errors name the lines of the documentation.
    private static string Instrument(string code)
    {
        // Parsed as a program: a script would take matrix["a", "b"]; for a declaration.
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(code);
        string[] errors = [.. root.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        if (errors.Length > 0)
            throw new SnippetException(code, errors);

        List<(int Position, string Text)> insertions = [];
        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            if (statement.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not null)
                continue; // A type cannot reach the promises of the script.

            int line = statement.GetLastToken().GetLocation().GetLineSpan().EndLinePosition.Line + 1;
            Match promise = PromiseComment().Match(statement.GetTrailingTrivia().ToString());
            string check = $"{nameof(SnippetPromises.KeepPromise)}({line}, \"{promise.Groups[1].Value}\", ";
            switch (statement)
            {
                case ExpressionStatementSyntax { Expression: { } expression } when promise.Success:
                    insertions.Add((expression.SpanStart, check));
                    insertions.Add((expression.Span.End, ")"));
                    break;
                // Documentation shows values without using them; a program may not.
                case ExpressionStatementSyntax { Expression: ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or BinaryExpressionSyntax } value:
                    insertions.Add((value.SpanStart, "_ = "));
                    break;
                case LocalDeclarationStatementSyntax { Declaration.Variables: [.., { } variable] } when promise.Success:
                    insertions.Add((statement.Span.End, $" {check}{variable.Identifier});"));
                    break;
            }
        }

        StringBuilder script = new(code);
        foreach ((int position, string text) in insertions.OrderByDescending(insertion => insertion.Position))
            script.Insert(position, text);
        return script.ToString();
    }

    [GeneratedRegex(@"^[ \t]*//\s*(-?\d+(?:\.\d+)?|NaN|-?∞)(?=[.,;:)]?(?:\s|$))")]
    private static partial Regex PromiseComment();
}

/// <summary>What the script of a <see cref="Snippet"/> calls; scripts can reach public types only.</summary>
public sealed class SnippetPromises
{
    private readonly List<string> _broken = [];

    internal IReadOnlyList<string> Broken => _broken;

    internal int Checked { get; private set; }

    public void KeepPromise(int line, string promised, object? value)
    {
        Checked++;
        object? figure = value is null or IConvertible ? value : value.GetType().GetProperty("Value")?.GetValue(value);
        if (figure is not IConvertible || figure is string or bool or char)
            _broken.Add($"line {line} promises {promised}, but its value is no number: {value ?? "null"}");
        else if (Print(figure, promised) is { } printed && printed != promised)
            _broken.Add($"line {line} promises {promised}, but its value is {printed} ({Convert.ToString(figure, CultureInfo.InvariantCulture)})");
    }

    internal void Clear()
    {
        _broken.Clear();
        Checked = 0;
    }

    private static string Print(object figure, string promised)
    {
        double number = Convert.ToDouble(figure, CultureInfo.InvariantCulture);
        if (double.IsInfinity(number))
            return number > 0 ? "∞" : "-∞";

        int point = promised.IndexOf('.', StringComparison.Ordinal);
        string printed = number.ToString("F" + (point < 0 ? 0 : promised.Length - point - 1), CultureInfo.InvariantCulture);
        // -0.0001 prints as -0.000, which nobody writes.
        return printed.StartsWith('-') && printed.All(c => c is '-' or '0' or '.') ? printed[1..] : printed;
    }
}

/// <summary>The code of documentation does not do what the documentation says.</summary>
public sealed class SnippetException(string code, IEnumerable<string> problems, Exception? cause = null)
    : Exception($"{string.Join(Environment.NewLine, problems)}{Environment.NewLine}in{Environment.NewLine}{code}", cause);

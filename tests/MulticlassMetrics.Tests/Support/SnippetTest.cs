namespace MulticlassMetrics.Tests.Support;

public class SnippetTest
{
    private readonly Snippet _snippet = new();

    [Theory]
    [InlineData("Math.Sqrt(2);   // 1.414 the diagonal")]
    [InlineData("Math.Sqrt(2);   // 1.4142")]
    [InlineData("Math.Sqrt(2);   // 1")]
    [InlineData("Math.Sqrt(2);   // 1.41: a comment")]
    [InlineData("\"text\".Length;   // 4 a member is no statement in a program")]
    [InlineData("new[] { 0.5 }[0];   // 0.50")]
    [InlineData("new[,] { { 0.5, 0.25 } }[0, 1];   // 0.25")]
    [InlineData("1.0 / 3 - 2;   // -1.667")]
    [InlineData("-0.0001 * 1;   // 0.00")]
    [InlineData("0 * double.NaN;   // NaN undefined")]
    [InlineData("1 / double.Epsilon;   // ∞")]
    [InlineData("double? x = 0.5;   // 0.5")]
    [InlineData("new TimeSpanBox();   // 2.5\nrecord TimeSpanBox { public double Value => 2.5; }")]
    [InlineData("Math.Max(\n    1,\n    2);   // 2")]
    [InlineData("foreach (double x in new[] { 0.5 })\n{\n    Math.Abs(x);   // 0.5\n}")]
    public async Task RunAsync_KeepsPromise(string code) => (await _snippet.RunAsync(code)).Should().Be(1);

    [Theory]
    [InlineData("Math.Sqrt(2);   // 1.415")]
    [InlineData("Math.Sqrt(2);   // 2")]
    [InlineData("double.NaN * 1;   // 0")]
    [InlineData("1.0 * 0;   // NaN")]
    [InlineData("double x = 1;   // 2")]
    [InlineData("\"1\".ToString();   // 1")]
    [InlineData("new object();   // 1")]
    [InlineData("\"\".GetType().DeclaringType;   // 1")]
    [InlineData("foreach (double x in new[] { 0.5, 0.6 })\n{\n    Math.Abs(x);   // 0.5\n}")]
    public async Task RunAsync_FailsOnABrokenPromise(string code) => await Fails(code, "*promises*");

    [Fact]
    public async Task RunAsync_NamesEveryBrokenPromise() =>
        await Fails("Math.Abs(1);   // 2\nMath.Abs(1);   // 1\nMath.Abs(1.5);   // 3.0", "line 1 promises 2, but its value is 1 (1)*line 3 promises 3.0, but its value is 1.5 (1.5)*");

    [Theory]
    [InlineData("Math.Sqrt(2)   // 1.414", "(1,24): error CS1002*")]
    [InlineData("Math.Abs(1);\nMath.Squareroot(2);   // 1.414", "*(2,*error CS0117*")]
    [InlineData("GC.Collect();   // 1", "*error CS1503*")]
    [InlineData("double x = \"text\";", "*error CS0029*")]
    public async Task RunAsync_FailsOnACompileError(string code, string message) => await Fails(code, message);

    [Theory]
    [InlineData("int.Parse(\"one\");   // 1")]
    [InlineData("throw new FormatException();")]
    [InlineData("await Task.FromException(new FormatException());")]
    public async Task RunAsync_FailsOnAnException(string code) => await Fails(code, "*FormatException*");

    [Theory]
    [InlineData("Math.Sqrt(2);   // the diagonal, 1.5")]
    [InlineData("Math.Sqrt(2);   // 95% of something")]
    [InlineData("Math.Sqrt(2);   // 2nd")]
    [InlineData("\"text\".Length;   // a member")]
    [InlineData("new[] { 1 }[0];")]
    [InlineData("1.ToString();\n// 2 on its own line")]
    public async Task RunAsync_TakesOtherCommentsForProse(string code) => (await _snippet.RunAsync(code)).Should().Be(0);

    [Fact]
    public async Task RunAsync_ContinuesWithEarlierVariablesAndUsings()
    {
        await _snippet.RunAsync("using System.Text;\nvar text = new StringBuilder(\"abc\");");
        (await _snippet.RunAsync("text.Append(new StringBuilder(\"d\"));\ntext.Length;   // 4")).Should().Be(1);
        (await _snippet.RunAsync("double text = 0.5;   // 0.5 a later block may use the name again")).Should().Be(1);
    }

    [Fact]
    public async Task RunAsync_ForgetsBrokenPromisesOfEarlierBlocks()
    {
        await Fails("Math.Abs(1);   // 2", "*promises*");

        (await _snippet.RunAsync("Math.Abs(1);   // 1")).Should().Be(1);
    }

    private async Task Fails(string code, string message) => await _snippet.Invoking(s => s.RunAsync(code)).Should().ThrowAsync<SnippetException>().WithMessage(message);
}

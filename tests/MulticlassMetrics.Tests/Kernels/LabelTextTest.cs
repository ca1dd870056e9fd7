using MulticlassMetrics.Kernels;
using MulticlassMetrics.Tests.Support;

namespace MulticlassMetrics.Tests.Kernels;

public class LabelTextTest
{
    private enum Pet
    {
        Cat,
        Dog = 7,
    }

    [Fact]
    public void Read_GivesBackWhatWriteWasGiven()
    {
        Text("owl").Should().Be("owl");
        Text("").Should().Be("");
        Text("İstanbul 🦉 \u0000").Should().Be("İstanbul 🦉 \u0000");
        Text(-7).Should().Be("-7");
        Text(long.MinValue).Should().Be("-9223372036854775808");
        Text(ulong.MaxValue).Should().Be("18446744073709551615");
        Text((byte)200).Should().Be("200");
        Text((sbyte)-1).Should().Be("-1");
        Text((short)-300).Should().Be("-300");
        Text((ushort)300).Should().Be("300");
        Text(4_000_000_000u).Should().Be("4000000000");
        Text('ß').Should().Be("ß");
        Text(true).Should().Be("true");
        Text(Pet.Dog).Should().Be("Dog");
        Text((Pet)3).Should().Be("3");
    }

    [Fact]
    public void Write_DoesNotDependOnTheMachine()
    {
        Culture.DecimalComma(() => Text(-7)).Should().Be("-7");
        Culture.DecimalComma(() => LabelText.Parsable<double>().Write(0.5)).Should().Be("0.5");
        Culture.DecimalComma(() => LabelText.Parsable<double>().Read("-0.5")).Should().Be(-0.5);
        Culture.Turkish(() => Text("ıIiİ")).Should().Be("ıIiİ");
    }

    [Fact]
    public void Write_RefusesWhatWouldNotComeBack()
    {
        foreach (string half in new[] { "a\ud800", "\udc00b", "\ud800\ud800\udc00" })
        {
            Of<string>().Invoking(text => text.Write(half)).Should().Throw<FormatException>().WithMessage("*half a surrogate pair at position *");
        }
    }

    [Fact]
    public void Read_SaysWhatIsNoLabel()
    {
        Of<int>().Invoking(text => text.Read("cat")).Should().Throw<FormatException>().WithMessage("'cat' is no Int32.");
        Of<byte>().Invoking(text => text.Read("256")).Should().Throw<FormatException>().WithMessage("'256' is no Byte.");
        Of<bool>().Invoking(text => text.Read("1")).Should().Throw<FormatException>().WithMessage("'1' is no Boolean.");
        Of<Pet>().Invoking(text => text.Read("cat")).Should().Throw<FormatException>().WithMessage("'cat' is no Pet.");
    }

    [Fact]
    public void BuiltIn_IsNothingForOtherTypes()
    {
        LabelText<Guid>.BuiltIn.Should().BeNull();
        LabelText<object>.BuiltIn.Should().BeNull();
    }

    private static string Text<TLabel>(TLabel label)
        where TLabel : notnull
    {
        string text = Of<TLabel>().Write(label);
        Of<TLabel>().Read(text).Should().Be(label);
        return text;
    }

    private static LabelText<TLabel> Of<TLabel>()
        where TLabel : notnull => LabelText<TLabel>.BuiltIn!;
}

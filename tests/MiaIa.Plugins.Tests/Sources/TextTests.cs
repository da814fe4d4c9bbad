using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class TextTests
{
    [Theory]
    [InlineData("0.25", 0, "2178.25", 8713)]
    [InlineData("0.25", 0, "2178", 8712)]
    [InlineData("0.25", 0, "2178.250000", 8713)]
    [InlineData("0.25", 4, "21782500", 8713)]
    [InlineData("0.25", 6, "2178250000", 8713)]
    [InlineData("0.25", 0, "-37.75", -151)]
    [InlineData("0.1", 0, "1313.8", 13138)]
    [InlineData("1", 0, "45000", 45000)]
    [InlineData("10", 0, "450", 45)]
    public void TickGrid_TurnsWrittenPricesIntoTicks(string tick, int scale, string price, int expected)
    {
        NumberRow row = Row(price);
        new TickGrid(decimal.Parse(tick), scale).TryToTicks(row.Digits(0), row.FractionDigits(0), out int ticks).Should().BeTrue();
        ticks.Should().Be(expected);
    }

    [Theory]
    [InlineData("2178.26")]
    [InlineData("2178.2500001")]
    [InlineData("999999999999")] // does not fit
    [InlineData("")]
    [InlineData("abc")]
    public void TickGrid_RefusesWhatIsOffTheGrid(string price)
    {
        NumberRow row = Row(price);
        new TickGrid(0.25m).TryToTicks(row.Digits(0), row.FractionDigits(0), out _).Should().BeFalse();
    }

    [Fact]
    public void TickGrid_AgreesWithDecimalArithmetic()
    {
        Gen<(int, int)> prices = Gen.Zip(Gen.Choose(-2_000_000_000, 2_000_000_000), Gen.Choose(0, 9)).Select(p => (p.Item1, p.Item2));
        TickGrid grid = new(0.25m);
        Prop.ForAll(Arb.From(prices), p =>
        {
            decimal exact = p.Item1 / (decimal)Math.Pow(10, p.Item2) / 0.25m;
            bool isOnGrid = exact == decimal.Truncate(exact) && Math.Abs(exact) <= int.MaxValue;
            return grid.TryToTicks(p.Item1, p.Item2, out int ticks) == isOnGrid && (!isOnGrid || ticks == exact);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void NumberRow_TellsNumbersEmptyColumnsAndText()
    {
        NumberRow row = Row("12, -3.50 ,,False,1.2.3,1 2,0.5,  ,9999999999999999999");
        row.Count.Should().Be(9);
        Enumerable.Range(0, 9).Select(row.IsNumber).Should().Equal(true, true, false, false, false, false, true, false, false);
        Enumerable.Range(0, 9).Where(row.IsEmpty).Should().Equal(2, 7);
        (row.Digits(1), row.FractionDigits(1)).Should().Be((-350, 2));
        row.TryInteger(0, out int twelve).Should().BeTrue();
        twelve.Should().Be(12);
        row.TryInteger(1, out _).Should().BeFalse();
        row.TryDouble(6, out double half).Should().BeTrue();
        half.Should().Be(0.5);
    }

    [Theory]
    [InlineData("a\nb\n", 64)]
    [InlineData("\uFEFFa\r\nb", 64)]
    [InlineData("a\n\nb\n", 64)]
    [InlineData("first line\nsecond line\nthird", 12)] // across refills
    public void TextLines_AreThoseOfAStringReader(string text, int buffer)
    {
        using TextLines lines = new(new Trickle(Encoding.UTF8.GetBytes(text)), buffer);
        List<string> read = [];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            read.Add(Encoding.UTF8.GetString(line));
            lines.Number.Should().Be(read.Count);
        }

        read.Should().Equal(text.TrimStart('\uFEFF').TrimEnd('\n').Split('\n').Select(l => l.TrimEnd('\r')));
    }

    private static NumberRow Row(string line)
    {
        NumberRow row = new(20);
        row.Read(Encoding.UTF8.GetBytes(line), (byte)',');
        return row;
    }

    /// <summary>Gives a byte or two at a time, as a decompressor may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(2, count));
    }
}

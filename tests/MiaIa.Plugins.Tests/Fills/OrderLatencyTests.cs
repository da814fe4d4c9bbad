using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Fills;

public sealed class OrderLatencyTests
{
    [Fact]
    public void Without_a_file_it_is_always_the_same()
    {
        OrderLatency latency = OrderLatency.Of(20, null, 42);
        latency.TypicalNs.Should().Be(20_000_000);
        Enumerable.Range(0, 5).Select(_ => latency.NextNs()).Should().AllBeEquivalentTo(20_000_000L);
    }

    [Fact]
    public void From_a_file_it_is_drawn_and_the_seed_repeats_it()
    {
        using TemporaryFile file = new("18.5\n\n 2 \n0\n40\n5\n");
        OrderLatency latency = OrderLatency.Of(20, file.Path, 7);
        latency.TypicalNs.Should().Be(5_000_000, "the median of 0, 2, 5, 18.5 and 40 ms");
        long[] drawn = [.. Enumerable.Range(0, 200).Select(_ => latency.NextNs())];
        drawn.Distinct().Order().Should().Equal(0, 2_000_000, 5_000_000, 18_500_000, 40_000_000);
        OrderLatency again = OrderLatency.Of(20, file.Path, 7);
        Enumerable.Range(0, 200).Select(_ => again.NextNs()).Should().Equal(drawn);
        OrderLatency other = OrderLatency.Of(20, file.Path, 8);
        Enumerable.Range(0, 200).Select(_ => other.NextNs()).Should().NotEqual(drawn);
    }

    [Theory]
    [InlineData("20\nabc\n", "line 2")]
    [InlineData("20\n-1\n", "line 2")]
    [InlineData("60001\n", "line 1")]
    [InlineData("1,5\n", "line 1")]
    [InlineData("NaN\n", "line 1")]
    [InlineData("\n\n", "")]
    public void A_wrong_file_is_refused_with_its_line(string text, string place)
    {
        using TemporaryFile file = new(text);
        Action make = () => OrderLatency.Of(20, file.Path, 42);
        make.Should().Throw<SourceException>().Where(e => e.Place == place && e.Path == file.Path);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        Action make = () => OrderLatency.Of(20, "/nowhere/latency.txt", 42);
        make.Should().Throw<SourceException>();
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>IB's limits for history (OPERATIONS 8).</summary>
public sealed class HistoryPacingTests
{
    private const long Second = 1_000_000_000;

    private readonly HistoryPacing _pacing = new();

    [Fact]
    public void Three_are_open_at_a_time()
    {
        Start("a", "1", 0).Should().BeTrue();
        Start("b", "1", 0).Should().BeTrue();
        Start("c", "1", 0).Should().BeTrue();
        _pacing.TryStart(Key("d", "1"), 0, out long readyNs).Should().BeFalse();
        readyNs.Should().Be(long.MaxValue, "only an end helps");
        _pacing.End();
        Start("d", "1", 0).Should().BeTrue();
    }

    [Fact]
    public void Nothing_identical_within_fifteen_seconds()
    {
        Done("a", "1", 0).Should().BeTrue();
        _pacing.TryStart(Key("a", "1"), 3 * Second, out long readyNs).Should().BeFalse();
        readyNs.Should().Be((16 * Second) + 1, "a second is left for what TWS's clock may differ");
        Done("a", "2", 3 * Second).Should().BeTrue("another end is another request");
        Done("a", "1", readyNs).Should().BeTrue();
    }

    [Fact]
    public void Fewer_than_six_of_a_contract_in_two_seconds()
    {
        for (int i = 0; i < 5; i++)
        {
            Done("a", $"{i}", 0).Should().BeTrue();
        }

        _pacing.TryStart(Key("a", "5"), 0, out long readyNs).Should().BeFalse();
        readyNs.Should().Be((3 * Second) + 1);
        Done("b", "5", 0).Should().BeTrue("another contract has its own count");
    }

    [Fact]
    public void Sixty_in_ten_minutes()
    {
        for (int i = 0; i < 60; i++)
        {
            Done($"c{i}", "1", i * Second).Should().BeTrue();
        }

        _pacing.TryStart(Key("d", "1"), 60 * Second, out long readyNs).Should().BeFalse();
        readyNs.Should().Be((601 * Second) + 1, "the first was at 0");
    }

    [Fact]
    public void Both_sides_of_the_quote_count_twice()
    {
        for (int i = 0; i < 30; i++)
        {
            HistoryKey key = new($"c{i}", "BID_ASK", "1");
            _pacing.TryStart(in key, i * Second, out _).Should().BeTrue();
            _pacing.End();
        }

        Start("d", "1", 30 * Second).Should().BeFalse("30 times two are 60");
    }

    [Fact]
    public void A_complaint_of_IB_stops_all_for_fifteen_seconds()
    {
        _pacing.Punish(0);
        Start("a", "1", 14 * Second).Should().BeFalse();
        Start("a", "1", 15 * Second).Should().BeTrue();
    }

    private static HistoryKey Key(string contract, string rest) => new(contract, "TRADES", rest);

    private bool Start(string contract, string rest, long nowNs)
    {
        HistoryKey key = Key(contract, rest);
        return _pacing.TryStart(in key, nowNs, out _);
    }

    private bool Done(string contract, string rest, long nowNs)
    {
        bool isStarted = Start(contract, rest, nowNs);
        _pacing.End();
        return isStarted;
    }
}

using MiaIa.Plugins.Risk;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Risk;

public sealed class LossPerHourTests
{
    private const long Minute = 60_000_000_000;
    private const long Start = 29_000_000 * Minute;

    private readonly LossPerHour _rule = new(new LossPerHourOptions());

    [Theory]
    [InlineData(19_999, 2)]
    [InlineData(20_000, 0)]
    public void It_refuses_from_the_loss_on(int lostCents, int expected)
    {
        Ask(0, 25_000).Should().Be(2);
        Ask(30, 25_000 - (lostCents / 100m)).Should().Be(expected);
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 2)] // the account of an hour before is forgotten
    public void It_looks_an_hour_back(int minute, int expected)
    {
        Ask(0, 25_000);
        Ask(minute, 24_700).Should().Be(expected);
    }

    [Fact]
    public void It_measures_from_the_highest_and_a_profit_never_refuses()
    {
        Ask(0, 25_000).Should().Be(2);
        Ask(1, 25_400).Should().Be(2);
        Ask(1, 25_300).Should().Be(2);
        Ask(2, 25_200).Should().Be(0, "200 below 25,400");
        Ask(70, 25_200).Should().Be(2);
        Ask(71, 99_000).Should().Be(2);
    }

    [Fact]
    public void It_never_allows_more_than_was_asked_for_nor_less_than_nothing_and_allocates_nothing()
    {
        TestRandom chance = new(7);
        long bytes = Allocations.Of(() =>
        {
            LossPerHour rule = new(new LossPerHourOptions());
            return () =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    int quantity = chance.Next(1, 5);
                    int allowed = rule.Allow(Entry(i, quantity), Account(chance.Next(20_000, 26_000)));
                    if (allowed != 0 && allowed != quantity)
                    {
                        throw new InvalidOperationException($"{allowed} of {quantity}");
                    }
                }
            };
        });
        bytes.Should().Be(0);
    }

    [Fact]
    public void The_same_questions_get_the_same_answers()
    {
        int[] Answers()
        {
            TestRandom chance = new(11);
            LossPerHour rule = new(new LossPerHourOptions { MaxLossDollars = 100, WindowMinutes = 5 });
            return [.. Enumerable.Range(0, 500).Select(i => rule.Allow(Entry(i / 7, 1), Account(chance.Next(24_800, 25_200))))];
        }

        Answers().Should().Equal(Answers()).And.Contain(0).And.Contain(1);
    }

    private static EntryRequest Entry(long minute, int quantity) => new(Start + (minute * Minute), Side.Buy, quantity, 24_000, 8, 16);

    private static AccountState Account(decimal equity) => new(equity, 30_000, 0, 0, 0);

    private int Ask(long minute, decimal equity) => _rule.Allow(Entry(minute, 2), Account(equity));
}

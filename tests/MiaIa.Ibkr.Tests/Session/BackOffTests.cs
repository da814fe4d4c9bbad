using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>The waits between attempts (OPERATIONS 3).</summary>
public sealed class BackOffTests
{
    [Fact]
    public void Waits_are_1_2_5_10_20_30_seconds_and_up_to_a_fifth_more()
    {
        BackOff backOff = new(seed: 1);
        foreach (int seconds in new[] { 1, 2, 5, 10, 20, 30, 30, 30 })
        {
            backOff.Next(hadSocket: false).TotalSeconds.Should().BeInRange(seconds, seconds * 1.2);
        }
    }

    [Fact]
    public void The_same_seed_waits_the_same()
    {
        BackOff one = new(seed: 7);
        BackOff two = new(seed: 7);
        Enumerable.Range(0, 10).Select(_ => one.Next(hadSocket: false)).Should().Equal(Enumerable.Range(0, 10).Select(_ => two.Next(hadSocket: false)));
        new BackOff(seed: 8).Next(hadSocket: false).Should().NotBe(new BackOff(seed: 7).Next(hadSocket: false));
    }

    [Fact]
    public void After_a_socket_it_is_never_less_than_two_seconds() =>
        new BackOff(seed: 1).Next(hadSocket: true).Should().Be(TimeSpan.FromSeconds(2));

    [Fact]
    public void A_reset_begins_anew()
    {
        BackOff backOff = new(seed: 1);
        backOff.Next(hadSocket: false);
        backOff.Next(hadSocket: false);
        backOff.Reset();
        backOff.Next(hadSocket: false).TotalSeconds.Should().BeInRange(1, 1.2);
    }

    [Fact]
    public void A_client_id_in_use_is_tried_five_times_more()
    {
        BackOff backOff = new(seed: 1);
        List<double> waits = [];
        while (backOff.TryNextForClientId(out TimeSpan wait))
        {
            waits.Add(wait.TotalSeconds);
        }

        waits.Should().Equal(2, 2, 4, 8, 16); // 1 s would be within the 2 s after a close
    }
}

using FsCheck;
using FsCheck.Fluent;
using MiaIa.Engine.Orders;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

public sealed class PositionTests
{
    private readonly Position _position = new(12.50m);
    private long _execution;

    [Fact]
    public void A_long_round_trip_to_the_cent()
    {
        Fill(Side.Buy, 2, 24001, slippage: 1).Should().BeFalse();
        _position.OpenProfit(24005).Should().Be(100); // 4 ticks * 2 * 12.50
        _position.OnRange(24010, 23997);
        Fill(Side.Sell, 2, 23992, slippage: 1).Should().BeTrue();
        (_position.Quantity, _position.Realised, _position.Fees).Should().Be((0, -225m, 13.80m)); // 9 * 2 * 12.50

        RoundTrip trip = Trip(Side.Buy);
        trip.Should().BeEquivalentTo(new
        {
            Id = 1L, Side = Side.Buy, Quantity = 2, EntryTicks = 24001m, ExitTicks = 23992m, Gross = -225m, Fees = 13.80m,
            Net = -238.80m, AdverseTicks = 9, FavourableTicks = 9, SlippageTicks = 4,
        });
    }

    [Fact]
    public void A_short_round_trip_to_the_cent()
    {
        Fill(Side.Sell, 1, 24000);
        _position.OpenProfit(23990).Should().Be(125);
        _position.OnRange(24003, 23980);
        Fill(Side.Buy, 1, 23984).Should().BeTrue();
        RoundTrip trip = Trip(Side.Sell);
        (trip.Gross, trip.Net, trip.AdverseTicks, trip.FavourableTicks).Should().Be((200m, 193.10m, 3, 20));
    }

    [Fact]
    public void Costs_of_an_eight_tick_stop_on_two_contracts()
    {
        // SPEC vector 16: -$200 gross, -$213.80 net.
        Fill(Side.Buy, 2, 24000);
        Fill(Side.Sell, 2, 23992);
        RoundTrip trip = Trip(Side.Buy);
        (trip.Gross, trip.Net).Should().Be((-200m, -213.80m));
    }

    [Fact]
    public void Parts_are_averaged_and_excursions_rounded_against_us()
    {
        // Bought 24000 and 24001, average 24000.5; low 23998 is 2.5 away -> 3, high 24004 is 3.5 away -> 3.
        Fill(Side.Buy, 1, 24000);
        Fill(Side.Buy, 1, 24001);
        _position.OnRange(24004, 23998);
        Fill(Side.Sell, 1, 24003).Should().BeFalse();
        Fill(Side.Sell, 1, 24002).Should().BeTrue();
        RoundTrip trip = Trip(Side.Buy);
        (trip.EntryTicks, trip.ExitTicks, trip.Quantity).Should().Be((24000.5m, 24002.5m, 2));
        (trip.Gross, trip.AdverseTicks, trip.FavourableTicks).Should().Be((50m, 3, 3)); // (3 + 2 - 1) * 12.50
        _position.Realised.Should().Be(50m);
    }

    [Fact]
    public void A_second_round_trip_knows_nothing_of_the_first()
    {
        Fill(Side.Buy, 1, 24000, slippage: 3);
        _position.OnRange(25000, 23000);
        Fill(Side.Sell, 1, 24000);
        Trip(Side.Buy);
        Fill(Side.Sell, 1, 24000);
        Fill(Side.Buy, 1, 24000);
        Trip(Side.Sell).Should().BeEquivalentTo(
            new { Id = 2L, Gross = 0m, Fees = 6.90m, AdverseTicks = 0, FavourableTicks = 0, SlippageTicks = 0 });
    }

    [Fact]
    public void Money_is_what_the_fills_say()
    {
        // Random fills that never go through zero: realised + open = sum of -signed * price + quantity * mark, to the cent.
        var steps = (
            from side in Gen.Elements(Side.Buy, Side.Sell)
            from quantity in Gen.Choose(1, 5)
            from price in Gen.Choose(-50, 24_000)
            select (side, quantity, price)).ArrayOf();
        Prop.ForAll(steps.ToArbitrary(), path =>
        {
            Position position = new(12.50m);
            long cash = 0;
            int held = 0;
            decimal trips = 0;
            decimal fees = 0;
            foreach ((Side side, int wanted, int price) in path)
            {
                bool isReducing = (int)side * held < 0;
                int quantity = isReducing ? Math.Min(wanted, Math.Abs(held)) : wanted;
                Side before = position.Side;
                held += (int)side * quantity;
                fees += quantity * 3.45m;
                cash -= (long)(int)side * quantity * price;
                if (position.OnFill(new Fill(1, 1, side, quantity, price, 3_450_000L * quantity, 0), 0, out _))
                {
                    trips += position.LastTrip(before, 0, 8, ExitReason.Stop, 0, 0, 0).Gross;
                    if (trips != position.Realised)
                    {
                        return false;
                    }
                }

                decimal expected = (cash + ((long)held * price)) * 12.50m;
                if (position.Quantity != held || position.Realised + position.OpenProfit(price) != expected)
                {
                    return false;
                }
            }

            return position.Fees == fees;
        }).QuickCheckThrowOnFailure();
    }

    private bool Fill(Side side, int quantity, int price, int slippage = 0) => _position.OnFill(
        new Fill(1, ++_execution, side, quantity, price, 3_450_000L * quantity, slippage), 0, out _);

    private RoundTrip Trip(Side side) => _position.LastTrip(side, 0, 8, ExitReason.Stop, 0, 0, 20250716);
}

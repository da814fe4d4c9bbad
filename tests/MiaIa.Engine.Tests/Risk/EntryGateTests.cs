using FsCheck;
using FsCheck.Fluent;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Risk;

public sealed class EntryGateTests
{
    private const int Wednesday = 20250716;
    private const int Thursday = 20250717;
    private const int Friday = 20250718;
    private const int Saturday = 20250719;
    private const int Monday = 20250721;

    private readonly EntryGate _gate = Begin(new RiskLimits());

    [Theory]
    [InlineData(8, 1, 2)]    // 250 / (8 * 12.50 + 6.90) = 2.34 (SPEC vector 8)
    [InlineData(21, 1, 0)]   // 250 / 269.40 = .93
    [InlineData(8, 0.5, 1)]  // 125 / 106.90 = 1.17
    [InlineData(9, 1, 2)]    // 250 / 119.40 = 2.09
    [InlineData(10, 1, 1)]   // 250 / 131.90 = 1.90: floor, never rounded
    [InlineData(4, 1, 2)]    // 250 / 56.90 = 4.39, at most two
    [InlineData(8, 0, 0)]
    [InlineData(8, 2, 2)]    // a factor never raises
    public void Size_is_what_the_budget_pays_for(int stop, double factor, int expected) =>
        _gate.Size(stop, factor, 0).Should().Be(expected);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 0)]
    [InlineData(-2, 0)]
    public void Size_leaves_room_for_the_position_that_is_there(int position, int expected) =>
        _gate.Size(8, 1, position).Should().Be(expected);

    [Fact]
    public void Size_takes_one_percent_of_equity_when_that_is_less()
    {
        // 1 % of 21,370 is 213.70; two contracts at 8 ticks risk 213.80.
        Begin(new RiskLimits(), 21_370).Size(8, 1, 0).Should().Be(1);
        Begin(new RiskLimits(), 21_380).Size(8, 1, 0).Should().Be(2);
    }

    [Fact]
    public void Size_takes_half_of_what_may_still_be_lost_today()
    {
        // 286.20 lost: 213.80 are left, half of them 106.90, which is one contract to the cent.
        _gate.OnEquity(-286.20m, 0, 0);
        _gate.Size(8, 1, 0).Should().Be(1);
        _gate.OnEquity(-286.21m, 0, 0);
        _gate.Size(8, 1, 0).Should().Be(0);
    }

    [Fact]
    public void A_profit_does_not_add_to_the_budget()
    {
        _gate.OnEquity(900, 0, 0);
        _gate.RemainingBudget.Should().Be(500);
    }

    [Theory]
    [InlineData(-49_999, ReasonCode.None)]
    [InlineData(-50_000, ReasonCode.DailyLoss)]
    public void The_daily_loss_counts_realised_open_and_fees(int cents, ReasonCode expected)
    {
        decimal dayProfit = cents / 100m;

        // -300 realised, 13.80 of fees, the rest open.
        _gate.OnEquity(-300, 13.80m, dayProfit + 313.80m).Should().Be(expected is ReasonCode.DailyLoss);
        _gate.DayProfit.Should().Be(dayProfit);
        _gate.Day().Should().Be(expected);
    }

    [Fact]
    public void The_daily_loss_latches_when_the_price_comes_back()
    {
        _gate.OnEquity(0, 0, -600).Should().BeTrue();
        _gate.OnEquity(0, 0, 700).Should().BeFalse();
        _gate.Day().Should().Be(ReasonCode.DailyLoss);
        _gate.OnEquity(0, 0, -600).Should().BeFalse("it is told once");
    }

    [Fact]
    public void The_latch_opens_with_the_next_session_date_that_is_a_trading_day()
    {
        EntryGate gate = Begin(new RiskLimits(), 25_000, Friday);
        gate.OnEquity(-600, 0, 0);
        gate.OnSession(SessionOf(Friday, true));
        gate.Day().Should().Be(ReasonCode.DailyLoss, "a later window of the same date");
        gate.OnSession(SessionOf(Saturday, false));
        gate.Day().Should().Be(ReasonCode.DailyLoss, "a Saturday begins no day");
        gate.OnSession(SessionOf(Monday, true));
        gate.Day().Should().Be(ReasonCode.None);
        gate.DayProfit.Should().Be(0);
        gate.Equity.Should().Be(24_400);
    }

    [Theory]
    [InlineData(99_999, ReasonCode.None)]
    [InlineData(100_000, ReasonCode.DailyTarget)]
    public void The_daily_target_stops_entries_as_long_as_it_is_reached(int cents, ReasonCode expected)
    {
        _gate.OnEquity(cents / 100m, 0, 0).Should().BeFalse("a profit never trips the loss");
        _gate.Day().Should().Be(expected);
    }

    [Fact]
    public void Round_trips_count_at_their_entry_and_start_anew_each_day()
    {
        EntryGate gate = Begin(new RiskLimits { MaxRoundTrips = 2 });
        gate.OnEntry();
        gate.Day().Should().Be(ReasonCode.None);
        gate.OnEntry();
        gate.Day().Should().Be(ReasonCode.MaxRoundTrips);
        gate.OnSession(SessionOf(Thursday, true));
        gate.RoundTripsToday.Should().Be(0);
        gate.Day().Should().Be(ReasonCode.None);
    }

    [Theory]
    [InlineData(Thursday, 15, 0, ReasonCode.None)]
    [InlineData(Friday, 14, 59, ReasonCode.None)]
    [InlineData(Friday, 15, 0, ReasonCode.FridayCutoff)]
    public void Fridays_end_early(int date, int hour, int minute, ReasonCode expected)
    {
        EntryGate gate = Begin(new RiskLimits(), 25_000, date);
        gate.OnWindow(true);
        gate.Window(Clock.At(hour, minute)).Should().Be(expected);
    }

    [Fact]
    public void The_window_is_closed_until_it_opens_and_closes_with_a_new_date()
    {
        _gate.Window(Clock.At(10, 0)).Should().Be(ReasonCode.Window);
        _gate.OnWindow(true);
        _gate.Window(Clock.At(10, 0)).Should().Be(ReasonCode.None);
        _gate.OnSession(SessionOf(Thursday, true));
        _gate.Window(Clock.At(10, 0)).Should().Be(ReasonCode.Window);
    }

    [Fact]
    public void Drawdown_is_the_largest_fall_from_the_peak_so_far()
    {
        foreach (decimal profit in (decimal[])[300, 100, 500, 50, 200])
        {
            _gate.OnEquity(profit, 0, 0);
        }

        (_gate.PeakEquity, _gate.MaxDrawdown, _gate.Equity).Should().Be((25_500, 450, 25_200));
    }

    [Fact]
    public void A_profit_never_trips_the_daily_loss()
    {
        // Random paths of the account that never end a step below where the day began.
        Gen<int[]> paths = Gen.Choose(0, 5_000_000).ArrayOf();
        Prop.ForAll(paths.ToArbitrary(), path =>
        {
            EntryGate gate = Begin(new RiskLimits());
            bool isTripped = path.Any(cents => gate.OnEquity(cents / 100m, 0, 0));
            return !isTripped && gate.Day() is not ReasonCode.DailyLoss;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_loss_trips_exactly_when_the_path_first_reaches_it_and_holds()
    {
        Gen<int[]> paths = Gen.Choose(-80_000, 80_000).ArrayOf();
        Prop.ForAll(paths.ToArbitrary(), path =>
        {
            EntryGate gate = Begin(new RiskLimits());
            int first = Array.FindIndex(path, cents => cents <= -50_000);
            bool[] told = [.. path.Select(cents => gate.OnEquity(cents / 100m, 0, 0))];
            bool isOnce = told.Count(t => t) == (first < 0 ? 0 : 1) && (first < 0 || told[first]);
            return isOnce && gate.Day() is ReasonCode.DailyLoss == first >= 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_planned_loss_never_exceeds_any_budget()
    {
        var cases =
            from stop in Gen.Choose(1, 40)
            from factor in Gen.Choose(0, 100)
            from lost in Gen.Choose(-60_000, 60_000)
            from position in Gen.Choose(-2, 2)
            select (stop, factor: factor / 100.0, profit: lost / 100m, position);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            EntryGate gate = Begin(new RiskLimits());
            gate.OnEquity(c.profit, 0, 0);
            int size = gate.Size(c.stop, c.factor, c.position);
            decimal risk = size * ((c.stop * 12.50m) + 6.90m);
            return size >= 0 && size + Math.Abs(c.position) <= Math.Max(2, Math.Abs(c.position)) && risk <= 250
                && risk <= 0.01m * gate.Equity && risk <= 0.5m * gate.RemainingBudget;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(2_425_001, false, false, 2)]
    [InlineData(2_425_000, true, false, 1)]  // 3 % of 25,000 are 750: half the size
    [InlineData(2_375_001, true, false, 1)]
    [InlineData(2_375_000, true, true, 1)]   // 5 % are 1,250
    public void The_drawdown_is_measured_from_the_peak(int cents, bool isWarned, bool isReached, int size)
    {
        EntryGate gate = Begin(new RiskLimits { DailyLoss = 100_000 });
        gate.OnEquity((cents / 100m) - 25_000, 0, 0);
        (gate.IsDrawdownWarned, gate.IsDrawdownReached).Should().Be((isWarned, isReached));

        // 1 % of 24,250 are 242.50: two contracts of 106.90 without the factor, one with half of it.
        gate.Size(8, gate.DrawdownFactor, 0).Should().Be(size);
    }

    [Fact]
    public void The_drawdown_follows_a_higher_peak_and_starts_anew_when_a_person_resumes()
    {
        _gate.OnEquity(1_000, 0, 0);
        _gate.OnEquity(-300, 0, 0);
        _gate.IsDrawdownReached.Should().BeTrue("1,300 are 5 % of 26,000");
        _gate.ResetPeak();
        (_gate.PeakEquity, _gate.IsDrawdownReached, _gate.IsDrawdownWarned).Should().Be((24_700, false, false));
        _gate.MaxDrawdown.Should().Be(1_300, "what happened stays in the statistics");
    }

    [Fact]
    public void The_streak_counts_losses_ends_with_a_profit_and_leaves_out_nothing_won_nothing_lost() =>
        new[] { -0.01m, -50, 0, -1, 0.01m, 0, -7 }.Select(_gate.OnTripEnd).Should().Equal(1, 2, 2, 3, 0, 0, 1);

    [Theory]
    [InlineData(3620, 2)]  // 250 - 36.20 = 213.80: two contracts of 106.90
    [InlineData(3621, 1)]
    [InlineData(14310, 1)]
    [InlineData(14311, 0)]
    public void What_is_open_and_on_its_way_leaves_less(int cents, int expected) =>
        _gate.Size(8, 1, 0, cents / 100m).Should().Be(expected);

    [Fact]
    public void Size_is_held_by_the_margin() => _gate.Size(8, 1, 0, 0, marginRoom: 1).Should().Be(1);

    [Fact]
    public void The_costs_of_the_bracket_are_in_the_risk() => _gate.RiskOf(2, 8).Should().Be(213.80m, "SPEC vector 16");

    [Fact]
    public void The_first_equity_that_the_broker_tells_is_the_capital_and_a_lower_one_makes_entries_smaller()
    {
        EntryGate gate = Begin(new RiskLimits(), 0);
        gate.Size(8, 1, 0).Should().Be(0, "nothing is known");
        gate.OnBrokerEquity(25_000);
        (gate.Equity, gate.PeakEquity, gate.DayProfit).Should().Be((25_000, 25_000, 0));
        gate.Size(8, 1, 0).Should().Be(2);
        gate.OnBrokerEquity(21_370);
        gate.Size(8, 1, 0).Should().Be(1, "1 % of 21,370 is 213.70");
        gate.OnBrokerEquity(40_000);
        gate.Equity.Should().Be(25_000, "a deposit is not a profit");
    }

    [Fact]
    public void A_restored_account_goes_on_with_its_day_and_a_new_date_begins_anew()
    {
        EntryGate gate = new(new RiskLimits(), TradingDesk.Es, 25_000);
        gate.Restore(new AccountRecord(24_700, 26_000, 25_000, Wednesday, 20, 4), isLossLatched: false);
        gate.OnSession(SessionOf(Wednesday, true));
        (gate.DayProfit, gate.RemainingBudget, gate.LossStreak).Should().Be((-300, 200, 4));
        gate.Day().Should().Be(ReasonCode.MaxRoundTrips);
        gate.IsDrawdownReached.Should().BeTrue();
        gate.OnSession(SessionOf(Thursday, true));
        (gate.DayProfit, gate.RoundTripsToday, gate.LossStreak, gate.PeakEquity).Should().Be((0, 0, 4, 26_000));
    }

    private static EntryGate Begin(RiskLimits limits, decimal capital = 25_000, int date = Wednesday)
    {
        EntryGate gate = new(limits, TradingDesk.Es, capital);
        gate.OnSession(SessionOf(date, true));
        return gate;
    }

    private static Session SessionOf(int date, bool isTradingDay) =>
        Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, date, isTradingDay, isStart: true).Session;
}

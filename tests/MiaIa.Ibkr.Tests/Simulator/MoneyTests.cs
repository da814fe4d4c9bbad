using FsCheck;
using FsCheck.Fluent;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class MoneyTests
{
    private const string Account = "DU1234567";
    private readonly SimulatedDesk _desk = new();

    [Fact]
    public void Positions_are_told_with_the_multiplier_and_the_commission_in_their_cost()
    {
        _desk.Client.Ask("61|1|").Should().Equal("62|1|");
        _desk.Server.Market.Quote(_desk.Es, 6999.75m, 10, 7000m, 10);
        _desk.Client.Send(SimulatedDesk.Market(1, quantity: 2));

        // 7000 x 50 + 2.25 per contract
        _desk.Client.Take().Should().Contain($"61|3|{Account}|515416632|ES|FUT|20261218|0.0||50||USD|ESZ6|ES|2|350002.25|");
        _desk.Server.Market.Quote(_desk.Es, 7010m, 10, 7010.25m, 10);
        _desk.Client.Send(SimulatedDesk.Market(2, "SELL", 2));
        string[] answers = _desk.Client.Take();
        answers.Should().Contain($"61|3|{Account}|515416632|ES|FUT|20261218|0.0||50||USD|ESZ6|ES|0|0|");

        // 2 x 10 points x 50 - 4 x 2.25
        answers.Single(m => m.StartsWith("59|")).Should().Contain("|4.5|USD|991|");
        _desk.Server.Accounts.NetLiquidation(Account).Should().Be(100_991m);
    }

    [Fact]
    public void A_reversal_realises_the_old_side_and_opens_the_new_one()
    {
        _desk.Server.Market.Quote(_desk.Es, 7000m, 10, 7000m, 10);
        _desk.Client.Send(SimulatedDesk.Market(1, "SELL", 1));
        _desk.Client.Send(SimulatedDesk.Market(2, "BUY", 3));
        PositionRow row = _desk.Server.Accounts.Rows.Single();
        (row.Quantity, row.AverageCost, row.Realized).Should().Be((2m, 350_002.25m, -4.5m));
    }

    [Fact]
    public void Profit_and_loss_come_every_second_until_cancelled()
    {
        _desk.Client.Ask($"92|100|{Account}||").Should().Equal("94|100|0|0|0|");
        _desk.Clock.Advance(TimeSpan.FromSeconds(3));
        _desk.Client.Take().Should().HaveCount(3);
        _desk.Client.Ask($"94|101|{Account}||515416632|").Should().Equal("95|101|0|1.7976931348623157E308|1.7976931348623157E308|1.7976931348623157E308|1.7976931348623157E308|");
        _desk.Client.Ask("93|100|");
        _desk.Client.Ask("95|101|");
        _desk.Clock.Advance(TimeSpan.FromSeconds(3));
        _desk.Client.Take().Should().BeEmpty();
    }

    [Fact]
    public void The_position_is_the_sum_of_the_executions_whatever_the_orders()
    {
        int runs = Environment.GetEnvironmentVariable("MIA_FULL") == "1" ? 1000 : 60;
        Arbitrary<int[]> draws = ArbMap.Default.GeneratorFor<int>().ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(120), Prop.ForAll(draws, Holds));
    }

    private static bool Holds(int[] draws)
    {
        SimulatedDesk desk = new(new() { IsSizeLimited = true, MessagesPerSecond = int.MaxValue });
        desk.Server.Market.MoveTo(desk.Es, 7000m);
        int id = 1;
        decimal told = 0;
        foreach (int draw in draws.Select(d => (int)((uint)d * 2654435761u % 1000)))
        {
            decimal price = 7000m + ((draw % 21) - 10);
            string side = draw % 2 == 0 ? "BUY" : "SELL";
            int quantity = 1 + (draw % 17);
            switch (draw % 7)
            {
                case 0:
                    desk.Client.Send(SimulatedDesk.Market(id++, side, quantity));
                    break;
                case 1:
                    desk.Client.Send(SimulatedDesk.Limit(id++, side, price, quantity));
                    break;
                case 2:
                    desk.Client.Send(SimulatedDesk.Stop(id++, side, price, quantity));
                    break;
                case 3:
                    desk.Bracket(id, quantity);
                    id += 3;
                    break;
                case 4 when id > 1:
                    desk.Client.Send($"4|{1 + (draw % (id - 1))}|||2147483647|");
                    break;
                default:
                    desk.Server.Market.MoveTo(desk.Es, price);
                    break;
            }
        }

        foreach (string[] f in desk.Client.Take().Select(m => m.Split('|')).Where(f => f[0] == "11"))
        {
            told += decimal.Parse(f[19]) * (f[18] == "BOT" ? 1 : -1);
        }

        decimal held = desk.Server.Accounts.Position(Account, desk.Es.ConId);
        return held == desk.Server.Ledger.Position(Account, desk.Es.ConId) && held == told && desk.Server.Violations.Count == 0
            && desk.Server.Exchange.Orders.All(o => o.Filled <= o.Request.Quantity && (!o.IsDone || o.Status is "Filled" or "Cancelled"));
    }
}

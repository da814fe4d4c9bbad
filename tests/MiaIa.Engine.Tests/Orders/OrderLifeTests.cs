using MiaIa.Engine.Orders;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>The table of SPEC 18.1: the way of an order, and that no message leads astray.</summary>
public sealed class OrderLifeTests
{
    public static TheoryData<string, string> Ways { get; } = new()
    {
        { "Acknowledged PartFilled Filled", "Filled" },
        { "Acknowledged CancelAsked Cancelled", "Cancelled" },
        { "Filled Acknowledged", "Filled" },                         // fill before acknowledgement
        { "PartFilled Acknowledged", "PartiallyFilled" },
        { "Acknowledged Acknowledged", "Submitted" },                // told twice
        { "Filled Cancelled", "Filled" },                            // cancel after fill
        { "CancelAsked Filled Cancelled", "Filled" },                // the fill came first
        { "CancelAsked PartFilled", "PendingCancel" },
        { "Acknowledged CancelAsked CancelRefused", "Submitted" },
        { "Cancelled PartFilled", "Cancelled" },                     // fill after cancel: money elsewhere, the order is over
        { "Cancelled Filled", "Filled" },
        { "Rejected Acknowledged", "Rejected" },
        { "Acknowledged Expired Cancelled", "Expired" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Steps_lead_where_the_specification_says(string steps, string end)
    {
        OrderState state = OrderState.Pending;
        foreach (string step in steps.Split(' '))
        {
            state = OrderLife.Next(state, Enum.Parse<OrderStep>(step));
        }

        state.Should().Be(Enum.Parse<OrderState>(end));
    }

    [Fact]
    public void Every_step_told_twice_is_told_once_and_an_end_stays_an_end()
    {
        foreach (OrderState state in Enum.GetValues<OrderState>())
        {
            foreach (OrderStep step in Enum.GetValues<OrderStep>())
            {
                OrderState next = OrderLife.Next(state, step);
                OrderLife.Next(next, step).Should().Be(next, "{0} {1}", state, step);
                (OrderLife.IsWorking(next) && !OrderLife.IsWorking(state)).Should().BeFalse("{0} {1}", state, step);
            }
        }
    }

    [Fact]
    public void Executions_are_never_forgotten()
    {
        ExecutionSet set = new();
        for (long id = 1; id <= 100_000; id++)
        {
            set.Add(id * 7919).Should().BeTrue();
        }

        set.Add(7919).Should().BeFalse("the first of a hundred thousand");
        set.Add(100_000L * 7919).Should().BeFalse();
        set.Add(0).Should().BeTrue("0 is no id");
        set.Add(0).Should().BeTrue();
        set.Count.Should().Be(100_000);
    }
}

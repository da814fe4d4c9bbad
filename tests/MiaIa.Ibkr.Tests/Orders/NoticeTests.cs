using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

/// <summary>What a person is warned of, and what is only told.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly BrokerBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_other_leg_of_a_bracket_goes_with_the_fill_and_nobody_is_warned()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Server.Market.MoveTo(_bench.Es, 7004.25m);
        _bench.After(0.5);
        Ends().Should().Equal((TransitionLevel.Normal, "Order 2 (Stop): 202"));
    }

    [Fact]
    public void So_it_is_when_the_fill_is_told_after_it()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Server.Faults.OnId(11, new Fault(FaultKind.Delay, TimeSpan.FromMilliseconds(400)));
        _bench.Server.Faults.OnId(3, FaultKind.Drop);
        _bench.Server.Market.MoveTo(_bench.Es, 7004.25m);
        _bench.After(1);
        Ends().Should().Equal((TransitionLevel.Normal, "Order 2 (Stop): 202"));
    }

    [Fact]
    public void What_we_cancel_ends_quietly_and_its_children_with_it()
    {
        _bench.Enter(limit: 6990m);
        _bench.After(0.5);
        _bench.Broker.Cancel(1, 0);
        _bench.After(0.5);
        Ends().Should().NotBeEmpty().And.OnlyContain(n => n.Level == TransitionLevel.Normal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stop_that_nobody_asked_to_cancel_is_a_warning(bool isStatusFirst)
    {
        _bench.Enter();
        _bench.After(0.5);
        if (isStatusFirst)
        {
            _bench.Server.Faults.OnId(4, new Fault(FaultKind.Delay, TimeSpan.FromMilliseconds(200)));
        }

        _bench.Server.Exchange.CancelByServer(_bench.At(2), "by the exchange");
        _bench.After(0.5);
        Ends().Should().Equal((TransitionLevel.Warning, "Order 2 (Stop): 202"));
    }

    [Fact]
    public void Of_an_entry_that_nobody_asked_to_cancel_only_the_entry_is_a_warning()
    {
        _bench.Enter(limit: 6990m);
        _bench.After(0.5);
        _bench.Server.Exchange.CancelByServer(_bench.At(1), "by the exchange");
        _bench.After(0.5);
        Ends().Where(n => n.Level is TransitionLevel.Warning).Should().Equal((TransitionLevel.Warning, "Order 1 (Entry): 202"));
    }

    private List<(TransitionLevel Level, string Text)> Ends()
    {
        List<(TransitionLevel, string)> ends = [];
        while (_bench.Broker.Desk.Notes.TryTake(out DeskNote? note))
        {
            if (note.Text.Contains(": 202,", StringComparison.Ordinal))
            {
                ends.Add((note.Level, note.Text.Split(',')[0]));
            }
        }

        return ends;
    }
}

using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Desk;

public sealed class IbkrDeskTests
{
    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 11, 23, 15, 30, 0, TimeSpan.Zero));

    [Fact]
    public void The_account_of_the_login_is_taken_and_everything_is_asked_in_the_fixed_order()
    {
        using TwsServer server = new(_time);
        IbkrDesk desk = Open(server, new IbkrOptions());
        desk.IsReady.Should().BeTrue();
        desk.Account.Should().Be("DU1234567");
        desk.IsPaper.Should().BeTrue();
        Changes(desk).Should().Equal(EventKind.BrokerRestored, EventKind.FeedRestored);
        server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Several_accounts_need_a_choice_and_a_wrong_one_never_becomes_ready()
    {
        using TwsServer server = new(_time, new TwsSettings { Accounts = ["DU1", "U2"] });
        IbkrDesk none = Open(server, new IbkrOptions());
        none.IsReady.Should().BeFalse();
        none.FirstReady.Exception!.InnerException!.Message.Should().Contain("2 accounts");
        IbkrDesk wrong = Open(server, new IbkrOptions { Account = "U3", ClientId = 18 });
        wrong.IsReady.Should().BeFalse();
        IbkrDesk right = Open(server, new IbkrOptions { Account = "U2", ClientId = 19 });
        right.IsReady.Should().BeTrue();
        right.IsPaper.Should().BeFalse();
    }

    [Fact]
    public void A_lost_socket_is_told_and_so_is_its_return()
    {
        using TwsServer server = new(_time);
        IbkrDesk desk = Open(server, new IbkrOptions());
        _ = Changes(desk);
        server.Incidents.CloseAll();
        _time.Advance(TimeSpan.Zero);
        Changes(desk).Should().Equal(EventKind.BrokerLost, EventKind.FeedLost);
        _time.Advance(TimeSpan.FromSeconds(10));
        Changes(desk).Should().Equal(EventKind.BrokerRestored, EventKind.FeedRestored);
        server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Broker_and_feed_of_one_client_id_share_one_connection_until_both_gave_it_back()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        using TwsServer server = new(_time);
        IbkrOptions options = new() { Port = 4002, ClientId = 91 };
        IbkrDesk Make() => new(options, TestTimeZones.Summer, _time, new SimulatedTransports(server, _time), isInline: true);
        IbkrDesk first = DeskTable.Rent(options, Make);
        IbkrDesk second = DeskTable.Rent(options with { Account = "DU1234567" }, () => throw new InvalidOperationException("There is one already."));
        second.Should().BeSameAs(first);
        ((Action)(() => DeskTable.Rent(options with { Account = "DU9" }, Make))).Should().Throw<ArgumentException>();
        first.Start();
        _time.Advance(TimeSpan.Zero);
        DeskTable.Return(first);
        first.IsReady.Should().BeTrue();
        DeskTable.Return(second);
        _time.Advance(TimeSpan.Zero);
        first.IsReady.Should().BeFalse();
    }

    [Theory]
    [InlineData("2026-11-23T15:30:00Z", 202612)]
    [InlineData("2026-12-09T21:59:59Z", 202612)] // the Wednesday, 17:59:59 in New York: the test's zones have summer all year
    [InlineData("2026-12-09T22:00:00Z", 202703)]
    [InlineData("2026-01-01T00:00:00Z", 202603)]
    public void The_front_contract_changes_on_the_eve_of_the_thursday_eight_days_before_expiry(string utc, int month)
    {
        using TwsServer server = new(_time);
        IbkrDesk desk = new(new IbkrOptions(), TestTimeZones.Summer, _time, new SimulatedTransports(server, _time), isInline: true);
        long timeNs = (DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
        desk.Contracts.FrontMonth(timeNs).Should().Be(month);
    }

    [Fact]
    public void A_stamp_never_goes_back()
    {
        Session.ManualTime time = new();
        DeskClock clock = new(time);
        long first = clock.StampNs();
        time.Advance(-5);
        clock.StampNs().Should().Be(first);
        time.Advance(6);
        clock.StampNs().Should().Be(first + 1_000_000_000);
    }

    private static EventKind[] Changes(IbkrDesk desk)
    {
        List<EventKind> kinds = [];
        while (desk.TryTakeChange(out DeskChange change))
        {
            kinds.Add(change.Kind);
        }

        return [.. kinds];
    }

    private IbkrDesk Open(TwsServer server, IbkrOptions options)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        IbkrDesk desk = new(options, TestTimeZones.Summer, _time, new SimulatedTransports(server, _time), isInline: true);
        desk.Start();
        _time.Advance(TimeSpan.Zero);
        return desk;
    }
}

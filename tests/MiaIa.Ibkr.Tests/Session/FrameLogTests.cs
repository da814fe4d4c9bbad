using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Frames on disk: read back, replayed, masked.</summary>
public sealed class FrameLogTests : IDisposable
{
    private const string Filled = "11|-1|12|515416632|ES|FUT|20261218|0.0||50|CME|USD|ESZ6|ES|0000e1a7.1.01.01|20261122 03:31:07 US/Central|DU1234567|CME|BOT|1|6990.25|1426086041|7|0|1|6990.25|tag-1||||1|0|papertrader|";

    private readonly string _folder = Directory.CreateTempSubdirectory("frames").FullName;

    private string LogPath => Path.Combine(_folder, "tws");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_session_is_recorded_both_ways_and_replays_into_a_receiver()
    {
        TwsDesk desk = new TwsDesk(new TwsConnectionOptions { FrameLogPath = LogPath }).Ready();
        desk.Time.Advance(3);
        desk.Peer.Send("9|1|200|");
        desk.Connection.Send(new CancelOrder(12));
        desk.Connection.DisposeAsync().AsTask().IsCompleted.Should().BeTrue();

        LoggedFrame[] frames = [.. FrameLog.Read(LogPath)];
        frames.Select(f => f.Direction).Should().Equal(
            FrameDirection.Out, FrameDirection.In, FrameDirection.Out, FrameDirection.In, FrameDirection.In, FrameDirection.In, FrameDirection.Out);
        frames[5].TimeNs.Should().Be(frames[0].TimeNs + 3_000_000_000);
        frames.Select(f => f.ServerVersion).Should().Equal(0, 0, 200, 200, 200, 200, 200);

        Ids received = new();
        List<long> times = [];
        FrameReplay replay = new();
        replay.Run(frames, received, times.Add);
        received.NextIds.Should().Equal(100, 200);
        replay.Decoded.Should().Be(3);
        replay.Skipped.Should().Be(0);
        times.Should().HaveCount(3);
    }

    [Fact]
    public void The_export_shows_fields_and_hides_accounts_and_logins()
    {
        using (FrameLog log = new(LogPath))
        {
            log.Add(0, FrameDirection.In, 200, Payload("15|1|DU1234567,Familie,|"));
            log.Add(1_000_000_000, FrameDirection.Out, 200, Payload("6|2|1|DU1234567|"));
            log.Add(2_000_000_000, FrameDirection.In, 200, Payload(Filled));
            log.Add(3_000_000_000, FrameDirection.In, 200, Payload("6|2|NetLiquidation|25000|USD|U7654321|"));
            log.Add(4_000_000_000, FrameDirection.In, 200, Payload("4|-1|2100|papertrader of Familie asks\nagain||0|"));
        }

        StringWriter text = new() { NewLine = "\n" };
        FrameLog.ToText(LogPath, text);
        string[] lines = text.ToString().TrimEnd('\n').Split('\n');
        lines.Should().HaveCount(5);
        lines[0].Should().Be("1970-01-01 00:00:00.0000000 < 15|1|DU*****,*****,|");
        lines[1].Should().Be("1970-01-01 00:00:01.0000000 > 6|2|1|DU*****|");
        lines[2].Should().EndWith("|1|0|*****|").And.Contain("|6990.25|");
        lines[3].Should().Contain("|U*****|").And.Contain("25000");
        lines[4].Should().Contain("***** of ***** asks again");
        text.ToString().Should().NotContain("1234567").And.NotContain("papertrader").And.NotContain("Familie");
    }

    [Fact]
    public void Two_files_in_turn_never_grow_beyond_the_size()
    {
        byte[] payload = new byte[1_000];
        payload.AsSpan().Fill((byte)'x');
        using (FrameLog log = new(LogPath, bytes: 64 << 10))
        {
            for (int i = 0; i < 500; i++)
            {
                log.Add(i, FrameDirection.In, 200, payload);
            }
        }

        FrameLog.PathsOf(LogPath).Sum(p => new FileInfo(p).Length).Should().BeLessThanOrEqualTo(64 << 10);
        long[] times = [.. FrameLog.Read(LogPath).Select(f => f.TimeNs)];
        times.Should().BeInAscendingOrder();
        times[^1].Should().Be(499, "the newest are kept");
        times.Length.Should().BeGreaterThan(30);
    }

    [Fact]
    public void An_entry_cut_by_a_crash_is_left_out()
    {
        using (FrameLog log = new(LogPath))
        {
            log.Add(1, FrameDirection.In, 200, Payload("9|1|1|"));
            log.Add(2, FrameDirection.In, 200, Payload("9|1|2|"));
        }

        string file = FrameLog.PathsOf(LogPath)[0];
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);
        FrameLog.Read(LogPath).Should().ContainSingle();
    }

    private static byte[] Payload(string fields) => Encoding.Latin1.GetBytes(fields.Replace('|', '\0'));

    private sealed class Ids : TwsReceiver
    {
        public List<int> NextIds { get; } = [];

        public override void NextValidId(int orderId) => NextIds.Add(orderId);
    }
}

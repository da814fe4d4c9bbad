using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MiaIa.Host.Monitor;

namespace MiaIa.Host.Tests.Monitor;

public sealed class PageStreamTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Fifty_browsers_get_snapshots_and_are_forgotten_when_they_go()
    {
        const int Browsers = 50;
        using PageDesk desk = new();
        Stream[] streams = await Task.WhenAll(Enumerable.Range(0, Browsers).Select(_ => desk.Client.GetStreamAsync("/api/stream")));
        JsonElement[] seen = await Task.WhenAll(streams.Select(First));
        seen.Should().OnlyContain(s => s.GetProperty("run").GetProperty("id").GetString() == desk.Id);
        desk.Server.Browsers.Should().Be(Browsers);
        foreach (Stream stream in streams)
        {
            await stream.DisposeAsync();
        }

        Until(() => desk.Server.Browsers == 0, "the browsers are gone");
    }

    [Fact]
    public async Task A_browser_that_takes_nothing_is_dropped_and_the_others_go_on()
    {
        using PageDesk desk = new(change: site => site with { Interval = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromMilliseconds(300) });
        using Socket slow = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        slow.Connect(IPAddress.Loopback, desk.Server.Address!.Port);
        slow.Send(Encoding.ASCII.GetBytes("GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        using StreamReader quick = new(await desk.Client.GetStreamAsync("/api/stream"));
        long begin = Stopwatch.GetTimestamp();
        while (desk.Server.Stream.Dropped == 0)
        {
            await quick.ReadLineAsync();
            Stopwatch.GetElapsedTime(begin).Should().BeLessThan(Limit, "the slow one is dropped");
        }

        desk.Server.Browsers.Should().Be(1, "the quick one stays");
        (await quick.ReadLineAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task Where_nobody_looks_no_snapshot_is_made()
    {
        int made = 0;
        using SnapshotPublisher publisher = new(() => [(byte)Interlocked.Increment(ref made)], TimeSpan.FromMilliseconds(1));
        publisher.Latest.Should().BeNull();
        made.Should().Be(0);
        Task next = publisher.Next;
        publisher.Enter();
        await next.WaitAsync(Limit);
        publisher.Latest.Should().NotBeNull();
        publisher.Leave();
        Until(() => publisher.Latest is null, "it rests again");
    }

    [Fact]
    public async Task Further_addresses_and_sections_of_other_parts_are_served()
    {
        MonitorSections sections = new()
        {
            Health = () => [new HealthLine("journal", "degraded", "the disk is slow", "free some space")],
            Alerts = () => [new AlertLine(1_000_000_000, "warning", "firing", "drawdown")],
            Endpoints = [new MonitorEndpoint("/health", "text/plain", () => (503, "ill"u8.ToArray()))],
        };
        using PageDesk desk = new(change: site => site with { Sections = sections });
        using HttpResponseMessage answer = await desk.Client.GetAsync("/health");
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.ServiceUnavailable, "ill"));
        JsonElement snapshot = await First(await desk.Client.GetStreamAsync("/api/stream"));
        snapshot.GetProperty("health")[0].GetProperty("remedy").GetString().Should().Be("free some space");
        snapshot.GetProperty("alerts")[0].GetProperty("text").GetString().Should().Be("drawdown");
    }

    private static async Task<JsonElement> First(Stream stream)
    {
        StreamReader reader = new(stream);
        string? line = await reader.ReadLineAsync();
        return JsonDocument.Parse(line!["data: ".Length..]).RootElement;
    }

    private static void Until(Func<bool> isSo, string what)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Stopwatch.GetElapsedTime(begin).Should().BeLessThan(Limit, what);
            Thread.Yield();
        }
    }
}

using MiaIa.Host.Alerts;
using MiaIa.Sdk;
using Webhook = MiaIa.Plugins.Alerts.Webhook;
using WebhookFormat = MiaIa.Plugins.Alerts.WebhookFormat;
using WebhookOptions = MiaIa.Plugins.Alerts.WebhookOptions;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>From what happens to a real server on loopback, through the shipped webhook.</summary>
public sealed class LoopbackDeliveryTests : IDisposable
{
    private readonly AlertBench _bench = new();
    private readonly ScriptedServer _server = new();
    private readonly List<Webhook> _webhooks = [];

    public void Dispose()
    {
        _webhooks.ForEach(w => w.Dispose());
        _server.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void DuplicateFaults_AndAServerThatIsDownForAWhile_GiveOneDeliveryEach()
    {
        Begin(WebhookFormat.Json);
        _server.Down();
        Parallel.For(0, 8, _ => _bench.Desk.Raise(new AlertFault("program-fault", NoticeSeverity.Critical, "it failed")));
        _bench.Halt(HaltCause.BrokerLost, 1);
        _bench.Halt(HaltCause.BrokerLost, 2);
        _bench.Turn();
        _bench.Pass(1);
        _bench.Pass(2);
        _server.Requests.Should().BeEmpty();
        _server.Up();
        Begin(WebhookFormat.Json);
        _bench.Desk.Raise(new AlertFault("program-fault", NoticeSeverity.Critical, "it failed"));
        _bench.Settle();
        _server.Taken.Should().HaveCount(2).And.OnlyHaveUniqueItems(r => r.Id);
        _server.Requests.Should().HaveCount(2, "nobody is asked twice");
    }

    [Fact]
    public void EveryFault_OneAfterTheOther_LosesNothing_AndRepeatsNothing()
    {
        _server.Script(
            new ScriptedAnswer(500), ScriptedAnswer.Reset, ScriptedAnswer.Half, new ScriptedAnswer(429, "Retry-After: 3\r\n"), new ScriptedAnswer(502));
        Begin(WebhookFormat.Json);
        _bench.Note("one", 1);
        _bench.Note("two", 2);
        _bench.Settle();
        _server.Taken.Select(r => r.Id).Should().Equal("r-1", "r-2");
        _server.Requests.Should().HaveCount(7);
    }

    [Theory]
    [InlineData(WebhookFormat.Discord)]
    [InlineData(WebhookFormat.Slack)]
    public void ServerThatKnowsNoIds_ShowsAWarningAtMostOnce_AndACriticalOneAtLeastOnce(WebhookFormat format)
    {
        using ScriptedServer server = new(honoursKeys: false);
        server.Script(ScriptedAnswer.Reset, ScriptedAnswer.Reset);
        Begin(format, server);
        _bench.Desk.Raise(new AlertFault("x", NoticeSeverity.Warning, "a warning"));
        _bench.Settle();
        _bench.Desk.Raise(new AlertFault("x", NoticeSeverity.Critical, "it is critical"));
        _bench.Settle();
        server.Taken.Select(r => r.Id).Should().Equal(["r-1", "r-2", "r-2"], "the second r-2 says in its text that it is the same");
        server.Taken.Should().OnlyContain(r => r.Body.Contains(r.Id));
    }

    [Fact]
    public void Storm_IsOneRequest()
    {
        Begin(WebhookFormat.Json);
        for (int i = 1; i <= 200; i++)
        {
            _bench.Note(FormattableString.Invariant($"n{i}"), i);
        }

        _bench.Settle();
        _server.Taken.Should().ContainSingle().Which.Body.Should().Contain("\"count\":200");
    }

    [Fact]
    public void SignOfLife_IsPosted_AndFailsToComeWhenTheEngineStandsStill()
    {
        Begin(WebhookFormat.Json, options: new WebhookOptions { HeartbeatSeconds = 30 });
        _bench.Desk.Beat.Beat(1);
        _bench.Turn();
        _bench.Pass(5);
        _server.Taken.Should().ContainSingle().Which.Body.Should().Contain("\"kind\":\"heartbeat\"");
        _bench.Pass(30);
        _server.Taken.Count(r => r.Body.Contains("heartbeat", StringComparison.Ordinal)).Should().Be(1);
        _server.Taken.Should().Contain(r => r.Body.Contains("engine-stalled", StringComparison.Ordinal));
    }

    [Fact]
    public void Secret_IsNowhereInTheJournal()
    {
        _server.Script(new ScriptedAnswer(500), new ScriptedAnswer(404));
        Begin(WebhookFormat.Json);
        _bench.Note("one", 1);
        _bench.Settle();
        _bench.Cut();
        File.ReadAllText(_bench.Path, System.Text.Encoding.Latin1).Should().Contain("HTTP 404").And.NotContain("s3cr3t");
    }

    private void Begin(WebhookFormat format, ScriptedServer? server = null, WebhookOptions? options = null)
    {
        Webhook webhook = new((options ?? new WebhookOptions()) with { Address = (server ?? _server).Address, Format = format });
        _webhooks.Add(webhook);
        _bench.Sinks["webhook@test"] = webhook;
        _bench.Start();
    }
}

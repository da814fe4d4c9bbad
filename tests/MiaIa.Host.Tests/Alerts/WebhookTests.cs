using System.Diagnostics;
using System.Text.Json;
using MiaIa.Sdk;
using Webhook = MiaIa.Plugins.Alerts.Webhook;
using WebhookFormat = MiaIa.Plugins.Alerts.WebhookFormat;
using WebhookOptions = MiaIa.Plugins.Alerts.WebhookOptions;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>The webhook against a real server on loopback.</summary>
public sealed class WebhookTests : IDisposable
{
    private readonly ScriptedServer _server = new(honoursKeys: false);

    public void Dispose() => _server.Dispose();

    public static TheoryData<int, string, AlertOutcome> Codes => new()
    {
        { 200, "", AlertOutcome.Delivered },
        { 204, "", AlertOutcome.Delivered },
        { 301, "Location: http://127.0.0.1:1/elsewhere\r\n", AlertOutcome.Refused },
        { 400, "", AlertOutcome.Refused },
        { 401, "", AlertOutcome.Refused },
        { 404, "", AlertOutcome.Refused },
        { 408, "", AlertOutcome.NotDelivered },
        { 429, "", AlertOutcome.NotDelivered },
        { 500, "", AlertOutcome.NotDelivered },
        { 503, "", AlertOutcome.NotDelivered },
        { 502, "", AlertOutcome.Unclear },
        { 504, "", AlertOutcome.Unclear },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Answer_SaysWhatBecameOfIt(int code, string headers, AlertOutcome expected)
    {
        _server.Script(new ScriptedAnswer(code, headers));
        using Webhook webhook = Make();
        AlertDelivery delivery = webhook.Deliver(Messages.Of("x"), CancellationToken.None);
        delivery.Outcome.Should().Be(expected);
        delivery.Text.Should().Be(expected is AlertOutcome.Delivered ? "" : delivery.Text).And.NotContain("s3cr3t");
        _server.Requests.Should().ContainSingle("no redirection is followed, and the host repeats");
    }

    [Fact]
    public void Unreachable_IsNotDelivered_SinceNothingWasSent()
    {
        _server.Down();
        using Webhook webhook = Make();
        webhook.Deliver(Messages.Of("x"), CancellationToken.None).Should().Be(new AlertDelivery(AlertOutcome.NotDelivered, "no connection"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConnectionThatBreaksAfterTheBody_IsUnclear(bool isHalf)
    {
        _server.Script(isHalf ? ScriptedAnswer.Half : ScriptedAnswer.Reset);
        using Webhook webhook = Make();
        AlertDelivery delivery = webhook.Deliver(Messages.Of("x"), CancellationToken.None);
        delivery.Outcome.Should().Be(AlertOutcome.Unclear);
        delivery.Text.Should().EndWith("after it was sent").And.NotContain("s3cr3t");
    }

    [Fact]
    public void SlowAnswer_IsGivenUp_AndUnclear()
    {
        _server.Script(ScriptedAnswer.Silent);
        using Webhook webhook = Make(new WebhookOptions { TimeoutSeconds = 1 });
        webhook.Deliver(Messages.Of("x"), CancellationToken.None).Should().Be(new AlertDelivery(AlertOutcome.Unclear, "no answer in 1 s after it was sent"));
    }

    [Fact]
    public void EndOfTheProgram_EndsTheWaiting()
    {
        _server.Script(ScriptedAnswer.Silent);
        using Webhook webhook = Make(new WebhookOptions { TimeoutSeconds = 120 });
        using CancellationTokenSource end = new();
        long begin = Stopwatch.GetTimestamp();
        new Thread(() =>
        {
            SpinWait.SpinUntil(() => _server.Requests.Count == 1);
            end.Cancel();
        }) { IsBackground = true }.Start();
        webhook.Deliver(Messages.Of("x"), end.Token).Outcome.Should().Be(AlertOutcome.Unclear);
        Stopwatch.GetElapsedTime(begin).Should().BeLessThan(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7)]
    [InlineData("Date: Mon, 05 Jan 2026 15:00:00 GMT\r\nRetry-After: Mon, 05 Jan 2026 15:02:00 GMT\r\n", 120)]
    [InlineData("", null)]
    [InlineData("Retry-After: soon\r\n", null)]
    public void RetryAfter_IsPassedOn(string headers, int? seconds)
    {
        _server.Script(new ScriptedAnswer(429, headers));
        using Webhook webhook = Make();
        webhook.Deliver(Messages.Of("x"), CancellationToken.None).RetryAfter.Should().Be(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public void Json_HasEverything_AndTheIdAsKey()
    {
        using Webhook webhook = Make();
        webhook.Deliver(Messages.Of("equity is 3.00 % below \"its\" peak", NoticeSeverity.Critical, "run-7"), CancellationToken.None);
        ScriptedRequest request = _server.Taken.Single();
        request.Line.Should().Be("POST /hooks/s3cr3t-t0ken HTTP/1.1");
        request.Id.Should().Be("run-7");
        request.Headers["content-type"].Should().Be("application/json; charset=utf-8");
        request.Headers["user-agent"].Should().Be("MiaIa/0.1.0");
        using JsonDocument json = JsonDocument.Parse(request.Body);
        json.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}").Should().Equal(
            "id=run-7", "run=r", "badge=PAPER", "kind=firing", "severity=critical", "rule=drawdown", "text=equity is 3.00 % below \"its\" peak",
            "time=2026-01-05T15:00:00.000Z", "count=1", "alerts=[1]");
    }

    [Fact]
    public void Discord_CallsNobody_AndFormatsNothing()
    {
        JsonElement body = Body(WebhookFormat.Discord, "@everyone <@1> *bold* see https://evil.test `x`");
        body.GetProperty("content").GetString().Should().Be(
            "**PAPER warning drawdown**\n@\u200Beveryone \\<@\u200B1\\> \\*bold\\* see https:\u200B//evil.test \\`x\\`\n`r-1`");
        body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public void Slack_CallsNobody_AndFormatsNothing()
    {
        JsonElement body = Body(WebhookFormat.Slack, "<!everyone> & <http://evil.test|here>");
        body.GetProperty("text").GetString().Should().Be(
            "PAPER warning drawdown\n&lt;!everyone&gt; &amp; &lt;http:\u200B//evil.test|here&gt;\nr-1");
        body.GetProperty("mrkdwn").GetBoolean().Should().BeFalse();
        body.GetProperty("link_names").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData(WebhookFormat.Discord, 2000)]
    [InlineData(WebhookFormat.Slack, 4000)]
    public void LongText_IsCut_AndKeepsItsId(WebhookFormat format, int most)
    {
        // A sign of two parts at each place where it could be cut, and signs that are escaped.
        foreach (int before in (int[])[0, 1, 2, 3])
        {
            JsonElement body = Body(format, new string('a', before) + string.Concat(Enumerable.Repeat("😀*<", 2000)));
            string text = body.GetProperty(format is WebhookFormat.Discord ? "content" : "text").GetString()!;
            text.Length.Should().BeLessThanOrEqualTo(most);
            text.Should().EndWith(format is WebhookFormat.Discord ? "...\n`r-1`" : "...\nr-1").And.NotContain("\uFFFD").And.NotContain("\\...");
        }
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://example.test/s3cr3t")]
    [InlineData("http://example.test/s3cr3t")]
    [InlineData("")]
    public void AddressThatIsNone_OrInTheClear_IsRefused_WithoutShowingIt(string address)
    {
        Action make = () => new Webhook(new WebhookOptions { Address = address }).Dispose();
        make.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("s3cr3t").And.NotContain("example");
    }

    [Fact]
    public void Options_DoNotShowTheAddress() =>
        new WebhookOptions { Address = "https://example.test/s3cr3t" }.ToString().Should().Be("WebhookOptions");

    [Fact]
    public void OnlyJson_IsSaidToDropRepetitions()
    {
        foreach (WebhookFormat format in Enum.GetValues<WebhookFormat>())
        {
            using Webhook webhook = Make(new WebhookOptions { Format = format });
            webhook.Policy.KnowsIds.Should().Be(format is WebhookFormat.Json);
            webhook.Policy.TakesSimulated.Should().BeFalse("nobody wants alerts of play money on the phone unless asked for");
        }
    }

    private JsonElement Body(WebhookFormat format, string text)
    {
        using Webhook webhook = Make(new WebhookOptions { Format = format });
        webhook.Deliver(Messages.Of(text), CancellationToken.None).Outcome.Should().Be(AlertOutcome.Delivered);
        return JsonDocument.Parse(_server.Taken[^1].Body).RootElement;
    }

    private Webhook Make(WebhookOptions? options = null) => new((options ?? new WebhookOptions()) with { Address = _server.Address });
}

using System.Text.Json;
using MiaIa.Host.Tests.Explanation;

namespace MiaIa.Host.Tests.Monitor;

/// <summary>The figures of the page are those of the journal, and what the journal does not have is null.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const long At = JournalFile.Eleven;

    private readonly PageDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task RoundTripsAndAccount_AreThoseOfTheJournal()
    {
        _desk.Journal.Trip(1, At, At + 60 * JournalFile.Second, net: "193.10").Trip(2, At, At, net: "-106.90").Trip(3, At, At, net: "0")
            .Run($"INSERT INTO account VALUES(1,{At},20230406,'25086.20','25193.10','25000','86.20',3,1,0)");
        JsonElement account = (await Snapshot()).GetProperty("account");
        account.GetProperty("net").GetDecimal().Should().Be(86.20m);
        account.GetProperty("dayNet").GetDecimal().Should().Be(86.20m);
        account.GetProperty("dayProfit").GetDecimal().Should().Be(86.20m);
        account.GetProperty("equity").GetDecimal().Should().Be(25086.20m);
        account.GetProperty("drawdown").GetDecimal().Should().Be(106.90m);
        (account.GetProperty("wins").GetInt32(), account.GetProperty("losses").GetInt32(), account.GetProperty("roundTrips").GetInt32()).Should().Be((1, 1, 3));
        account.GetProperty("winRate").GetDouble().Should().Be(0.5);

        // Wilson for 1 of 2 with z = 1.96: (0.5 + 0.9604 +- 1.96 sqrt(0.125 + 0.2401)) / 2.9208 = 0.0945 and 0.9055.
        account.GetProperty("winRateLow").GetDouble().Should().BeApproximately(0.0945, 5e-5);
        account.GetProperty("winRateHigh").GetDouble().Should().BeApproximately(0.9055, 5e-5);
        account.GetProperty("openProfit").ValueKind.Should().Be(JsonValueKind.Null, "a journal keeps no open result of the moment");
    }

    [Fact]
    public async Task Limits_ShowWhatIsUsed_AndAProfitUsesNoLoss()
    {
        _desk.Journal.Run($"INSERT INTO account VALUES(1,{At},20230406,'24875','25000','25000','-125.00',4,2,0)");
        JsonElement[] limits = [.. (await Snapshot()).GetProperty("limits").EnumerateArray()];
        Used(limits, "daily-loss").Should().Be((125, 500));
        Used(limits, "drawdown.halt-percent").Should().Be((0.5, 5));
        Used(limits, "loss-streak.losses").Should().Be((2, 5));
        limits.Single(l => l.GetProperty("key").GetString() == "daily-target").GetProperty("used").GetDouble().Should().Be(0);
        limits.Single(l => l.GetProperty("key").GetString() == "max-position").GetProperty("of").ValueKind.Should().Be(JsonValueKind.Null, "this header does not say it");
    }

    [Fact]
    public async Task PositionStopAndHalts_AreThoseOfTheJournal()
    {
        _desk.Journal
            .Run($"INSERT INTO orders VALUES(1,{At},NULL,1,'Entry','Market','Buy',1,NULL,NULL,NULL),(2,{At},1,1,'Stop','Stop','Sell',1,16413,NULL,NULL),(3,{At},1,1,'Target','Limit','Sell',1,16437,NULL,NULL)")
            .Run($"INSERT INTO fills VALUES(1,{At},{At},1,'Buy',1,16421,3450000,0)")
            .Run($"INSERT INTO order_events VALUES(1,{At},2,'Change',NULL,16419)")
            .Run($"INSERT INTO halts VALUES(1,{At},'Command','HaltEntries','Manual',{At},20230406,0,'no entries until a person resumes (Command)',NULL)");
        JsonElement snapshot = await Snapshot();
        JsonElement position = snapshot.GetProperty("position");
        position.GetProperty("quantity").GetInt32().Should().Be(1);
        position.GetProperty("entry").GetDouble().Should().Be(4105.25);
        position.GetProperty("stop").GetDecimal().Should().Be(4104.75m, "the stop was moved to 16419 ticks");
        position.GetProperty("target").GetDecimal().Should().Be(4109.25m);
        position.GetProperty("protected").GetInt32().Should().Be(1);
        position.GetProperty("unrealised").ValueKind.Should().Be(JsonValueKind.Null);
        snapshot.GetProperty("orders").GetArrayLength().Should().Be(2);
        snapshot.GetProperty("halts")[0].GetProperty("cause").GetString().Should().Be("command");
        snapshot.GetProperty("halts")[0].GetProperty("remedy").GetString().Should().Contain("mia resume");
    }

    [Fact]
    public async Task ScoreDecisionsAndFunnel_AreThoseOfTheJournal()
    {
        _desk.Journal.Decision(10).Decision(11, isBar: false).Decision(12, reason: "THRESHOLD", candidate: "None", s1: 0.2);
        JsonElement snapshot = await Snapshot();
        JsonElement score = snapshot.GetProperty("score");
        score.GetProperty("live").GetBoolean().Should().BeFalse();
        score.GetProperty("s1").GetDouble().Should().Be(0.2);
        score.GetProperty("terms")[0].GetProperty("contribution").GetDouble().Should().Be(0.3);
        score.GetProperty("terms")[2].GetProperty("status").GetString().Should().Be("stale");
        score.GetProperty("factors")[0].GetProperty("value").GetDouble().Should().Be(1.2);
        snapshot.GetProperty("decisions").EnumerateArray().Select(d => d.GetProperty("number").GetInt32()).Should().Equal([12, 10], "a candidate between bars would push out what matters");
        JsonElement funnel = snapshot.GetProperty("funnel");
        funnel.GetProperty("barCloses").GetInt32().Should().Be(2, "the decision between bars does not count");
        funnel.GetProperty("candidates").GetInt32().Should().Be(1);
        funnel.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()).Should().BeEquivalentTo(["NO_SETUP", "THRESHOLD"]);
    }

    [Fact]
    public async Task WithoutChecks_HealthIsNotCheckedYet_AndLatenciesAreMissing()
    {
        JsonElement snapshot = await Snapshot();
        snapshot.GetProperty("health").ValueKind.Should().Be(JsonValueKind.Null);
        snapshot.GetProperty("alerts").ValueKind.Should().Be(JsonValueKind.Null);
        snapshot.GetProperty("latency").GetProperty("p50Us").ValueKind.Should().Be(JsonValueKind.Null);
        snapshot.GetProperty("price").GetProperty("last").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task ADecisionIsExplained_AndAnotherIsNamedAsMissing()
    {
        _desk.Journal.Decision(10);
        using HttpResponseMessage answer = await _desk.Client.GetAsync($"/api/runs/{_desk.Id}/explanation?decision=10");
        JsonElement said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("explanations")[0];
        said.GetProperty("failed")[0].GetProperty("code").GetString().Should().Be("NO_SETUP");
        using HttpResponseMessage none = await _desk.Client.GetAsync($"/api/runs/{_desk.Id}/explanation?decision=99");
        (await none.Content.ReadAsStringAsync()).Should().Contain("no decision 99");
        using HttpResponseMessage wrong = await _desk.Client.GetAsync($"/api/runs/{_desk.Id}/explanation?decision=1;drop");
        ((int)wrong.StatusCode).Should().Be(409);
    }

    [Fact]
    public async Task RunsAreListed_AndTheChartDrawsWhatTheJournalHas()
    {
        _desk.Journal.Decision(10).Run($"INSERT INTO orders VALUES(1,{At},NULL,1,'Entry','Market','Buy',1,NULL,NULL,NULL)")
            .Run($"INSERT INTO fills VALUES(1,{At},{At},1,'Buy',1,16421,3450000,0)");
        JsonElement list = JsonDocument.Parse(await _desk.Client.GetStringAsync("/api/runs")).RootElement;
        list.GetProperty("runs")[0].GetProperty("id").GetString().Should().Be(_desk.Id);
        JsonElement chart = JsonDocument.Parse(await _desk.Client.GetStringAsync($"/api/runs/{_desk.Id}/chart")).RootElement;
        chart.GetProperty("bars").GetArrayLength().Should().Be(0);
        chart.GetProperty("closes")[0][1].GetDouble().Should().Be(4105.25);
        chart.GetProperty("fills")[0].GetProperty("role").GetString().Should().Be("entry");
    }

    private static (double Used, double Of) Used(JsonElement[] limits, string key)
    {
        JsonElement limit = limits.Single(l => l.GetProperty("key").GetString() == key);
        return (limit.GetProperty("used").GetDouble(), limit.GetProperty("of").GetDouble());
    }

    // What the page is pushed and what it asks of a run are made by the same code.
    private async Task<JsonElement> Snapshot() =>
        JsonDocument.Parse(await _desk.Client.GetStringAsync($"/api/runs/{_desk.Id}/snapshot")).RootElement;
}

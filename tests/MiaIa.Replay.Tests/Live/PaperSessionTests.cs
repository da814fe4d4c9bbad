using System.Globalization;
using System.Text.Json;

namespace MiaIa.Replay.Tests.Live;

/// <summary>A day on paper against a TWS to which everything happens, on a virtual clock: what may never be must never be.</summary>
public sealed class PaperSessionTests
{
    // Without a stop, while nothing stands between the program and the exchange.
    private const int MostClearSeconds = 8;

    /// <summary>Seeds and lengths: a sample of the day's first hours, or with MIA_FULL whole days from the evening before on.</summary>
    public static TheoryData<string, int, int> Sessions => Environment.GetEnvironmentVariable("MIA_FULL") is "1"
        ? new() { { "2026-11-23T23:00:00Z", 1379, 11 }, { "2026-11-23T23:00:00Z", 1379, 12 }, { "2026-11-24T14:00:00Z", 479, 13 } }
        : new() { { "2026-11-24T14:00:00Z", 100, 1 } };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Every_invariant_holds_positions_agree_and_the_replay_is_identical(string from, int minutes, int seed)
    {
        using PaperSession session = new(from, minutes, seed, incidentMinutes: 5);
        string why = $"seed {seed}:\n{session.Output}{session.Errors}";
        session.Seen("violations").Should().BeEmpty(why);
        session.Seen("repeated").Should().BeEmpty(why);
        session.Seen("overClosings").Should().BeEmpty(why);
        session.Seen("incidents").Length.Should().BeGreaterThan(minutes / 20, why);
        session.Figure("clearSeconds").Should().BeLessThan(MostClearSeconds, $"{string.Join('\n', session.Seen("exposures"))}\n{why}");
        session.Figure("executions").Should().BeGreaterThan(minutes / 15, why);

        string net = RunTables.Rows(session.Journal, "SELECT coalesce(sum(CASE side WHEN 'Buy' THEN quantity ELSE -quantity END), 0) FROM fills").Single();
        decimal.Parse(net, CultureInfo.InvariantCulture).Should().Be(session.Figure("position"), why);
        string count = RunTables.Rows(session.Journal, "SELECT count(*) FROM fills").Single();
        decimal.Parse(count, CultureInfo.InvariantCulture).Should().Be(session.Figure("executions"), why);

        JsonElement replay = session.Replay();
        replay.GetProperty("identical").GetBoolean().Should().BeTrue(why);
        replay.GetProperty("orders").GetDecimal().Should().BeGreaterThanOrEqualTo(session.Figure("orders"), why);
    }
}

using MiaIa.Host.Archive;
using MiaIa.Host.Explanation;
using MiaIa.Host.Performance;
using MiaIa.Host.Tests.Explanation;

namespace MiaIa.Host.Tests.Archive;

/// <summary>What counts as a further configuration over the same data.</summary>
public sealed class TrialLedgerTests : IDisposable
{
    private readonly JournalFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void OtherConfigurationsOverTheSameData_AreCountedOnceEach_AndWhatIsNoLineIsLeftOut()
    {
        _file.Run("INSERT INTO inputs VALUES('a.txt', 1, 'aa'), ('b.txt', 1, 'bb')").Header("dates", "|");
        DailyFigures daily = new() { Days = 30, SharpePerDay = 0.1, Skewness = 0, Kurtosis = 3 };
        TrialLedger ledger = new(_file.Runs);
        using RunJournal journal = RunJournal.Open(_file.Path);
        ledger.Of(journal, daily).Trials.Should().Be(1, "without a ledger only the run itself is known");

        // SHA-256 of "aa\nbb\n|", as sha256sum tells it.
        string data = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("aa\nbb\n|"u8))[..16];
        File.WriteAllText(Path.Combine(_file.Runs, TrialLedger.FileName), $"""
            data,configuration,run,days,sharpe_per_day
            {data},0000000000000001,r1,30,0.3
            {data},0000000000000001,r2,30,0.2
            {data},0000000000000002,r3,3,
            ffffffffffffffff,0000000000000003,r4,30,0.5
            {data},cut

            """);
        Deflation found = ledger.Of(journal, daily);
        found.Trials.Should().Be(3, "two others and this one");
        found.Variance.Should().BeApproximately(0.005, 1e-12, "of .2, the later one, and .1; the third has no ratio");
    }
}

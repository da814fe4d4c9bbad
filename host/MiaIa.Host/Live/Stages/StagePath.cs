using System.Globalization;

namespace MiaIa.Host.Live.Stages;

/// <summary>Where one stands on the way to real money.</summary>
/// <param name="records">What became of the stages so far, in order.</param>
internal sealed class StagePath(IReadOnlyList<StageRecord> records)
{
    /// <summary>Days of the micro stage before the normal limits.</summary>
    public const int MicroDays = 7;

    /// <summary>The last record of a stage; of an account, when one is named.</summary>
    public StageRecord? Last(Stage stage, string? account = null) => records.LastOrDefault(r =>
        r.Stage == stage && (account is null || string.Equals(r.Account, account, StringComparison.Ordinal)));

    /// <summary>Whether the normal limits are confirmed for an account.</summary>
    public bool IsScaled(string account) => Last(Stage.Scaling, account) is { IsPassed: true };

    /// <summary>When the first run of the micro stage began in an account; null for none.</summary>
    public DateTime? MicroSince(string account) =>
        records.FirstOrDefault(r => r.Stage is Stage.Micro && string.Equals(r.Account, account, StringComparison.Ordinal))?.Utc;

    /// <summary>The runs of the micro stage in an account.</summary>
    public IReadOnlyList<string> MicroRuns(string account) =>
    [
        .. records.Where(r => r.Stage is Stage.Micro && string.Equals(r.Account, account, StringComparison.Ordinal))
            .Select(r => r.Run).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What is missing before real money may be traded at all, one sentence with its remedy each; none when nothing is.</summary>
    /// <param name="account">The account.</param>
    public IReadOnlyList<string> MissingForMicro(string account)
    {
        List<string> missing = [];
        if (Last(Stage.ConnectionTest, account) is not { IsPassed: true })
        {
            missing.Add(Last(Stage.ConnectionTest, account) is null
                ? $"the connection test of account {account}: log TWS in to it and run `mia broker test`"
                : $"the last connection test of account {account} failed: put right what it names and run `mia broker test` again");
        }

        if (!records.Any(r => r is { Stage: Stage.PaperHour, IsPassed: true }))
        {
            missing.Add("an hour of paper trading with nothing critical and a clean replay: run `mia live` for an hour on the paper account");
        }

        return missing;
    }

    /// <summary>What is missing before the normal limits; none when only the owner's word is.</summary>
    /// <param name="account">The account.</param>
    /// <param name="nowUtc">Now.</param>
    public IReadOnlyList<string> MissingForScaling(string account, DateTime nowUtc)
    {
        List<string> missing = [.. MissingForMicro(account)];
        if (MicroSince(account) is not { } since)
        {
            missing.Add("the micro stage: run `mia live --real-money`");
        }
        else if (nowUtc < since.AddDays(MicroDays))
        {
            missing.Add(string.Create(
                CultureInfo.InvariantCulture, $"{MicroDays} days of the micro stage: it began {since:yyyy-MM-dd HH:mm} UTC and is due {since.AddDays(MicroDays):yyyy-MM-dd HH:mm} UTC"));
        }

        return missing;
    }
}

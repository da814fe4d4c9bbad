using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Explanation;

/// <summary>A journal of a run, written row by row.</summary>
internal sealed class JournalFile : IDisposable
{
    public const long Second = 1_000_000_000;

    /// <summary>2023-04-06T15:00:00Z, a Thursday, 11:00 in New York.</summary>
    public const long Eleven = 1_680_793_200L * Second;

    public static readonly JournalLayout Layout = new(
        ["gamma.score", "tape.score", "book.score", "regime.size-factor"], ["gamma.score", "tape.score", "book.score"], ["session.factor"],
        ["trend"], [["PULLBACK"]]);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;

    public JournalFile()
    {
        Path = _folder.Make(System.IO.Path.Combine("runs", "20230406-150000-000-backtest", "run.db"));
        _connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        _connection.Open();
        Run(JournalSchema.Create(Layout));
        Header("schema", FormattableString.Invariant($"{JournalSchema.Version}"));
        Header("provenance", "REAL");
        Header("instrument", "ES, base bar 1m, from the files");
        Header("settings", """
            risk.daily-loss = 500
            risk.trading-window.entries-from = 09:35
            risk.trading-window.entries-to = 15:45
            risk.stop-bounds.least-ticks = 4
            risk.stop-bounds.most-ticks = 15
            risk.position-size.risk-percent = 1
            risk.position-size.risk-dollars = 250
            risk.min-reward.fixed = 2
            risk.min-reward.structure = 1.5
            risk.friday-cutoff = 15:00
            risk.drawdown.halt-percent = 5
            risk.drawdown.warn-percent = 3
            risk.drawdown.warn-size-factor = 0.5
            risk.loss-streak.losses = 5
            risk.order-rate.orders-per-minute = 10
            risk.order-rate.rejects-per-minute = 5
            risk.open-risk.budget-percent = 50
            risk.news-blackout = 1800000000000ns
            risk.vix-limit.max = 30
            risk.vix-limit.live-max = 25
            risk.spread-and-age.max-spread-ticks = 2
            risk.spread-and-age.max-age = 2000000000ns
            risk.margin = intraday
            risk.price-collar.max-distance-ticks = 10
            risk.price-collar.max-size-ratio = 5
            cooldown.after-stop = 300000000000ns
            cooldown.after-entry = 60000000000ns
            modes.backtest.capital = 25000
            """);
        for (int i = 0; i < Layout.Outputs.Count; i++)
        {
            Run($"INSERT INTO outputs VALUES({i}, '{Layout.Outputs[i]}')");
        }

        Run("INSERT INTO terms VALUES(0,'gamma.score','base',0.3,0.5),(1,'tape.score','base',0.2,0.3),(2,'book.score','advanced',0.1,0.2)");
        Run("INSERT INTO filters VALUES(0,'golden-rule','golden-rule'),(1,'ml','models'),(2,'zones','zone')");
    }

    public string Path { get; }

    public string Runs => _folder.At("runs");

    public void Header(string key, string value) => Run($"INSERT OR REPLACE INTO header VALUES('{key}', '{value}')");

    /// <summary>
    /// A decision. Gamma is .6 and a second old, tape -.4 and estimated, the book stale: S0 = .5*.6 - .3*.4 = .18, coverage .8,
    /// S = .225, times 1.2 = .27.
    /// </summary>
    public JournalFile Decision(
        long number, long timeNs = Eleven, string reason = "NO_SETUP", string candidate = "Buy", int failed = 0, long order = 0,
        double s1 = 0.27, double threshold = 0.25, double coverage = 0.8, bool isBar = true)
    {
        string decision = order == 0 ? "no_trade" : "execute_long";
        double[] row = [0.6, 1, -0.4, 0, 0.9, 90, 0.8, 5, 0.3, -0.12, 0, 1.2];
        string packed = Convert.ToHexString(Packed(row));
        string columns = string.Join(',', row.Select(r => isBar || order != 0 ? FormattableString.Invariant($"{r}") : "NULL"));
        string blob = isBar || order != 0 ? "NULL" : $"X'{packed}'";
        Run(FormattableString.Invariant($"""
            INSERT INTO decision_records VALUES({number},{timeNs},{(isBar ? 1 : 0)},16421,'{candidate}','{reason}',{failed},
            0.18,{coverage},0.225,{s1},{threshold},0.4,'{decision}',NULL,{order},NULL,NULL,NULL,NULL,NULL,{(blob is "NULL" ? "'OESO'" : "NULL")},{blob});
            {(blob is "NULL" ? $"INSERT INTO decision_rows VALUES({number},{columns})" : "")}
            """));
        return this;
    }

    // A whole row: 1; per output its distance of place (0, then 1 as zigzag 2), status and the flag of a value, the value, the age in
    // nanoseconds as a zigzag varint; then contributions and factors.
    private static byte[] Packed(double[] row)
    {
        List<byte> bytes = [1];
        for (int i = 0; i < 4; i++)
        {
            bytes.AddRange([(byte)(i == 0 ? 0 : 2), (byte)(0x10 | "OEPS".IndexOf("OESO"[i], StringComparison.Ordinal))]);
            bytes.AddRange(BitConverter.GetBytes(row[2 * i]));
            ulong age = (ulong)(row[(2 * i) + 1] * 2e9);
            for (; age >= 0x80; age >>= 7)
            {
                bytes.Add((byte)(age | 0x80));
            }

            bytes.Add((byte)age);
        }

        foreach (double number in row[8..])
        {
            bytes.Add(2);
            bytes.AddRange(BitConverter.GetBytes(number));
        }

        return [.. bytes];
    }

    public JournalFile Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return this;
    }

    /// <summary>A setup of 1 contract: entry 4105.25, stop and target by their distances.</summary>
    public JournalFile Signal(long decision, int riskTicks = 8, int rewardTicks = 16, double confidence = 0.7, int size = 1, string rejectedBy = "NULL", long order = 0) =>
        Run(FormattableString.Invariant($"""
            INSERT INTO signals VALUES({decision},{Eleven},'ES','no_trade','long_trend','backtest','trend','PULLBACK','Buy',
            16421,{16421 - riskTicks},{16421 + rewardTicks},{riskTicks},{rewardTicks},{(double)rewardTicks / riskTicks},{size},0.27,0.25,{confidence},0.62,'moderate',
            'gamma_optimized',0.5,'trend_bullish',0.3,NULL,0.71,'GAMMA_PEAK',1.1,1.2,'normal','',{rejectedBy},{order})
            """));

    /// <summary>A round trip that its stop ended.</summary>
    public JournalFile Trip(long id, long entryNs, long exitNs, string net = "-106.90") =>
        Run($"INSERT INTO round_trips VALUES({id},'Buy',1,{entryNs},16421,{exitNs},16413,'-100.00','6.90','{net}',8,8,3,1,'Stop','trend','PULLBACK',20230406)");

    /// <summary>The answer to a question, as text.</summary>
    public string Text(Question question)
    {
        using RunJournal journal = RunJournal.Open(Path);
        using StringWriter output = new();
        ExplanationText.Write(new Explainer(journal).Explain(question), journal, output);
        return output.ToString();
    }

    /// <summary>The answer to a question.</summary>
    public Explained Explain(Question question)
    {
        using RunJournal journal = RunJournal.Open(Path);
        return new Explainer(journal).Explain(question).Decision;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }
}

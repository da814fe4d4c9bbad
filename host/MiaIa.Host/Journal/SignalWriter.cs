using System.Text;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>Turns what filters and models said, and the signal that came of it, into rows.</summary>
internal sealed class SignalWriter(sqlite3 database, JournalLayout layout) : IDisposable
{
    private const double InstitutionalScore = 0.3;

    private readonly Statement _answer = new(database, "INSERT INTO filter_answers VALUES(?,?,?,?,?,?)");
    private readonly Statement _models = new(database, "INSERT INTO model_answers VALUES(?,?,?,?,?,?,?)");
    private readonly Statement _signal = new(
        database, $"INSERT INTO signals VALUES({string.Join(',', Enumerable.Repeat('?', JournalSchema.SignalColumns))})");

    /// <summary>Writes what belongs to a decision; the answers of filters between bars are in its packed row.</summary>
    public void Write(in KeptDecision kept)
    {
        ref readonly DecisionRecord d = ref kept.Record;
        for (int i = 0; DecisionBytes.IsWhole(in d) && i < kept.Answers.Length; i++)
        {
            FilterAnswer answer = kept.Answers[i];
            if (answer.IsAsked)
            {
                _answer.Add(d.Number).Add(i).Add(answer.Passes ? 1 : 0);
                Add(_answer, answer.Measured).Add(answer.Limit).Add(answer.SizeFactor).Run();
            }
        }

        if (d.Models.Probability is not null || d.Models.Shadow is not null)
        {
            _models.Add(d.Number);
            foreach (double? value in (ReadOnlySpan<double?>)
                [d.Models.Probability, d.Models.Agreement, d.Models.Forest, d.Models.Boosted, d.Models.Logistic, d.Models.Shadow])
            {
                Add(_models, value);
            }

            _models.Run();
        }

        if (HasSignal(in d))
        {
            WriteSignal(in kept);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _answer.Dispose();
        _models.Dispose();
        _signal.Dispose();
    }

    /// <summary>Whether a signal is kept of a decision: a graded setup, or the exit of a position.</summary>
    public static bool HasSignal(in DecisionRecord d) => d.Signal.Exists || d.Reason is ReasonCode.Exit;

    /// <summary>A decision as it is spelled in the tables.</summary>
    public static string Text(DecisionKind kind) => kind switch
    {
        DecisionKind.ExecuteLong => "execute_long",
        DecisionKind.ExecuteShort => "execute_short",
        DecisionKind.ExitPosition => "exit_position",
        DecisionKind.WaitBetterSetup => "wait_better_setup",
        _ => "no_trade",
    };

    private static Statement Add(Statement statement, double? value) => value is { } number ? statement.Add(number) : statement.Skip(1);

    private void WriteSignal(in KeptDecision kept)
    {
        ref readonly DecisionRecord d = ref kept.Record;
        const int PriceColumns = 7;
        const int GradeColumns = 3;
        SignalRecord s = d.Signal;
        SignalComponents parts = layout.Components;
        ReadOnlySpan<FeatureValue> row = kept.Row;
        _signal.Add(d.Number).Add(d.TimeNs).Add(layout.Symbol).Add(Text(d.Kind)).Add(TypeOf(in d, row)).Add(layout.Source)
            .Add(s.Strategy >= 0 ? layout.Strategies[s.Strategy] : null).Add(layout.SetupName(s.Strategy, s.Setup))
            .Add(s.Exists ? s.Side.ToString() : null);
        if (s.Exists)
        {
            _signal.Add(s.EntryTicks).Add(s.StopTicks);

            // Without a target the reward is open, not 0.
            _ = s.TargetTicks is { } target
                ? _signal.Add(target).Add(s.RiskTicks).Add(s.RewardTicks).Add((double)s.RewardTicks / s.RiskTicks)
                : _signal.Skip(1).Add(s.RiskTicks).Skip(2);
            _signal.Add(s.Quantity);
        }
        else
        {
            _signal.Skip(PriceColumns);
        }

        Add(_signal, d.HasScore ? d.FinalScore : null);
        Add(_signal, d.HasScore ? d.Score.Threshold : null);
        _ = s.Exists
            ? _signal.Add(s.Confidence).Add(s.Quality).Add(SignalQualities.Of(s.Confidence).ToString().ToLowerInvariant())
            : _signal.Skip(GradeColumns);
        _signal.Add(Tags(in d, row));
        Add(_signal, SignalComponents.Number(row, parts.Battle)).Add(parts.State(row, parts.Regime));
        Add(_signal, SignalComponents.Number(row, parts.Timeframes));
        Add(_signal, SignalComponents.Number(row, parts.LargePrints));
        Add(_signal, d.Models.Probability).Add(parts.State(row, parts.GammaPhase));
        Add(_signal, SignalComponents.Number(row, parts.GammaFactor));
        Add(_signal, SignalComponents.Number(row, parts.SessionFactor)).Add(parts.State(row, parts.VolatilityRegime));
        bool isEmitted = d.Reason is ReasonCode.None or ReasonCode.Exit;
        _signal.Add(Reasons(in d)).Add(isEmitted ? null : ReasonCodes.Text(d.Reason)).Add(d.OrderId).Run();
    }

    // A strategy of its own kind counts by the regime that it trades in.
    private string TypeOf(in DecisionRecord d, ReadOnlySpan<FeatureValue> row)
    {
        if (!d.Signal.Exists)
        {
            return "exit_rule";
        }

        string strategy = layout.Strategies[d.Signal.Strategy];
        bool isRangeRegime = SignalComponents.Number(row, layout.Components.Regime) is { } regime
            && (MarketRegime)regime is MarketRegime.RangeTight or MarketRegime.RangeWide;
        bool isRange = strategy.StartsWith("range", StringComparison.Ordinal)
            || (isRangeRegime && !strategy.StartsWith("trend", StringComparison.Ordinal));
        return (d.Signal.Side is Side.Buy ? "long_" : "short_") + (isRange ? "range" : "trend");
    }

    private string Tags(in DecisionRecord d, ReadOnlySpan<FeatureValue> row)
    {
        SignalRecord s = d.Signal;
        StringBuilder tags = new();
        void Tag(bool holds, string name) => _ = holds ? tags.Append(tags.Length > 0 ? "," : "").Append(name) : tags;
        Tag(s.Exists && SignalQualities.Of(s.Confidence) is SignalQuality.Premium, "elite");
        double large = SignalComponents.Number(row, layout.Components.LargePrints) ?? 0;
        Tag((int)s.Side * large > InstitutionalScore, "institutional");
        Tag(d.Models.Probability is not null && (d.Failed & (1UL << (int)ReasonCode.MlReject)) == 0, "ml_validated");
        Tag(SignalComponents.Number(row, layout.Components.GammaFactor) > 1, "gamma_optimized");
        return tags.ToString();
    }

    private static string Reasons(in DecisionRecord d)
    {
        StringBuilder reasons = new();
        for (int code = 1; code < ReasonCodes.Count; code++)
        {
            if ((d.Failed & (1UL << code)) != 0)
            {
                reasons.Append(reasons.Length > 0 ? "," : "").Append(ReasonCodes.Text((ReasonCode)code));
            }
        }

        return reasons.ToString();
    }
}

using System.Globalization;
using System.Text;
using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Health;
using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>Turns entries into rows.</summary>
internal sealed class JournalWriter(sqlite3 database, JournalLayout layout) : IDisposable
{
    private const double NanosecondsPerSecond = 1e9;

    // Columns: s0, coverage, s, s1, threshold, minimum coverage; value, age.
    private const int ScoreColumns = 6;
    private const int OutputColumns = 2;

    private static readonly byte[][] Reasons =
        [.. Enum.GetValues<ReasonCode>().Select(code => Encoding.UTF8.GetBytes(ReasonCodes.Text(code)))];

    private static readonly byte[][] Kinds =
        [.. Enum.GetValues<DecisionKind>().Select(kind => Encoding.UTF8.GetBytes(SignalWriter.Text(kind)))];

    private readonly byte[][] _strategies = [.. layout.Strategies.Select(Encoding.UTF8.GetBytes)];
    private readonly Statement _decision = new(database, JournalSchema.InsertDecision());
    private readonly Statement _row = new(database, JournalSchema.InsertRow(layout));
    private readonly Statement _order = new(database, "INSERT INTO orders VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    private readonly Statement _orderEvent = new(
        database, "INSERT INTO order_events(time_ns,order_id,kind,reason,price_ticks) VALUES(?,?,?,?,?)");

    private readonly Statement _fill = new(database, "INSERT OR REPLACE INTO fills VALUES(?,?,?,?,?,?,?,?,?)");
    private readonly Statement _trip = new(
        database, "INSERT INTO round_trips VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");

    private readonly Statement _note = new(database, "INSERT INTO notes(time_ns,kind,text) VALUES(?,?,?)");
    private readonly Statement _halt = new(database, "INSERT INTO halts(time_ns,cause,state,release,since_ns,session_date,until_ns,text,end_reason) VALUES(?,?,?,?,?,?,?,?,?)");
    private readonly Statement _account = new(database, "INSERT INTO account(time_ns,session_date,equity,peak_equity,day_start_equity,day_profit,round_trips,loss_streak,target_latched) VALUES(?,?,?,?,?,?,?,?,?)");
    private readonly PackedRow _packed = new(layout);
    private readonly InputWriter _inputs = new(database);
    private readonly SignalWriter _signals = new(database, layout);
    private readonly SnapshotWriter _snapshots = new(database);
    private readonly byte[] _statuses = new byte[layout.Outputs.Count];

    /// <summary>Writes an entry.</summary>
    public void Write(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalEntryKind.Order:
                WriteOrder(entry.Order, entry.TimeNs);
                break;
            case JournalEntryKind.Change:
                _orderEvent.Add(entry.TimeNs).Add(entry.Change.OrderId).Add("Change").Skip(1).Add(entry.Change.PriceTicks).Run();
                break;
            case JournalEntryKind.Answer:
                WriteAnswer(entry.Answer);
                break;
            case JournalEntryKind.RoundTrip:
                WriteTrip(entry.Trip);
                break;
            case JournalEntryKind.Inputs:
                _inputs.Write(entry.Inputs!);
                break;
            case JournalEntryKind.Halt:
                HaltRecord h = entry.Halt;
                _halt.Add(entry.TimeNs).Add(h.Cause.ToString()).Add(h.State.ToString()).Add(h.Release.ToString()).Add(h.SinceNs)
                    .Add(h.DateNumber).Add(h.UntilNs).Add(h.Text).Add(entry.EndReason).Run();
                break;
            case JournalEntryKind.Account:
                WriteAccount(entry.Account, entry.TimeNs);
                break;
            case JournalEntryKind.Note:
                _note.Add(entry.TimeNs).Add(entry.NoteKind.ToString()).Add(entry.Text).Run();
                break;
            default:
                _snapshots.Write(entry);
                break;
        }
    }

    /// <summary>Writes lines of the header.</summary>
    public void WriteHeader(IEnumerable<KeyValuePair<string, string>> lines)
    {
        using Statement insert = new(database, "INSERT OR REPLACE INTO header VALUES(?,?)");
        foreach ((string key, string value) in lines)
        {
            insert.Add(key).Add(value).Run();
        }
    }

    /// <summary>Writes that the run goes on after a restart.</summary>
    public void WriteRestart(long eventNs, long events, string program)
    {
        using Statement insert = new(database, "INSERT INTO restarts(event_ns,events,blocks,resumes,program) VALUES(?,?,(SELECT count(*) FROM input_blocks),(SELECT count(*) FROM resumes),?)");
        insert.Add(eventNs).Add(events).Add(program).Run();
    }

    /// <summary>Writes that a component's health changed.</summary>
    public void WriteHealth(HealthChange change, long? eventNs)
    {
        using Statement insert = new(database, "INSERT INTO health(time_ns,event_ns,component,state,state_before,reason,remedy) VALUES(?,?,?,?,?,?,?)");
        insert.Add(change.TimeNs);
        _ = eventNs is { } known ? insert.Add(known) : insert.Skip(1);
        insert.Add(change.Now.Component).Add(change.Now.State.ToString()).Add(change.From?.ToString()).Add(change.Now.Reason).Add(change.Now.Remedy).Run();
    }

    /// <summary>Writes the row's names, the formula and the inputs.</summary>
    public void WriteTables(IReadOnlyList<ConfluenceTerm> terms, IReadOnlyList<(string Path, long Bytes, string Hash)> inputs)
    {
        using Statement output = new(database, "INSERT INTO outputs VALUES(?,?)");
        for (int i = 0; i < layout.Outputs.Count; i++)
        {
            output.Add(i).Add(layout.Outputs[i]).Run();
        }

        using Statement filter = new(database, "INSERT INTO filters VALUES(?,?,?)");
        for (int i = 0; i < layout.Filters.Count; i++)
        {
            filter.Add(i).Add(layout.Filters[i].Name).Add(layout.Filters[i].Step).Run();
        }

        using Statement term = new(database, "INSERT INTO terms VALUES(?,?,?,?,?)");
        for (int i = 0; i < terms.Count; i++)
        {
            ConfluenceTerm line = terms[i];
            term.Add(i).Add(line.Output).Add(line.Group).Add(line.Weight).Add(line.EffectiveWeight).Run();
        }

        using Statement input = new(database, "INSERT OR REPLACE INTO inputs VALUES(?,?,?)");
        foreach ((string path, long bytes, string hash) in inputs)
        {
            input.Add(path).Add(bytes).Add(hash).Run();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _signals.Dispose();
        _inputs.Dispose();
        _snapshots.Dispose();
        foreach (Statement statement in new[] { _decision, _row, _order, _orderEvent, _fill, _trip, _halt, _account, _note })
        {
            statement.Dispose();
        }
    }

    /// <summary>Writes a decision.</summary>
    public void Write(in KeptDecision kept)
    {
        ref readonly DecisionRecord d = ref kept.Record;
        _decision.Add(d.Number).Add(d.TimeNs).Add(d.IsBarClose ? 1 : 0).Add(d.PriceTicks).Add(SideText(d.Candidate))
            .Add(Reasons[(int)d.Reason]).Add((long)d.Failed);
        if (d.HasScore)
        {
            _decision.Add(d.Score.RawScore).Add(d.Score.Coverage).Add(d.Score.RedistributedScore).Add(d.Score.Score)
                .Add(d.Score.Threshold).Add(d.Score.MinimumCoverage);
        }
        else
        {
            _decision.Skip(ScoreColumns);
        }

        _decision.Add(Kinds[(int)d.Kind]).Add(d.Strategy >= 0 ? _strategies[d.Strategy] : null).Add(d.OrderId);
        WriteRisk(in d);
        if (DecisionBytes.IsWhole(in d))
        {
            for (int i = 0; i < _statuses.Length; i++)
            {
                _statuses[i] = (byte)FeatureStatuses.Letter(kept.Row[i].Status);
            }

            _decision.Add(_statuses).Skip(1).Run();
            _row.Add(d.Number);
            WriteRow(in kept);
            _row.Run();
        }
        else
        {
            _decision.Skip(1).AddBytes(_packed.Pack(kept.Changes, kept.IsFirstChange, d.TimeNs)).Run();
        }

        _signals.Write(in kept);
    }

    private void WriteRisk(in DecisionRecord d)
    {
        _decision.Add(d.RiskScore);
        _ = d.Figures.Vix is { } vix ? _decision.Add(vix) : _decision.Skip(1);
        _ = d.Figures.BidTicks is { } bid ? _decision.Add(bid) : _decision.Skip(1);
        _ = d.Figures.AskTicks is { } ask ? _decision.Add(ask) : _decision.Skip(1);
        _ = d.Figures.QuoteAgeNs is { } age ? _decision.Add(age / NanosecondsPerSecond) : _decision.Skip(1);
    }

    private void WriteAccount(in AccountRecord a, long timeNs) =>
        _account.Add(timeNs).Add(a.DateNumber).Add(Money(a.Equity)).Add(Money(a.PeakEquity)).Add(Money(a.DayStartEquity))
            .Add(Money(a.DayProfit)).Add(a.RoundTripsToday).Add(a.LossStreak).Add(a.IsTargetLatched ? 1 : 0).Run();

    private static ReadOnlySpan<byte> SideText(Side side) => side switch
    {
        Side.Buy => "Buy"u8,
        Side.Sell => "Sell"u8,
        _ => "None"u8,
    };

    private void WriteRow(in KeptDecision kept)
    {
        foreach (ref readonly FeatureValue value in kept.Row)
        {
            if (value.Status is FeatureStatus.Missing)
            {
                _row.Skip(OutputColumns);
            }
            else
            {
                _row.Add(value.Value).Add((kept.Record.TimeNs - value.TimeNs) / NanosecondsPerSecond);
            }
        }

        foreach (double contribution in kept.Contributions)
        {
            _row.Add(contribution);
        }

        foreach (double factor in kept.Factors)
        {
            _row.Add(factor);
        }
    }

    private void WriteOrder(in Order o, long timeNs) =>
        _order.Add(o.Id).Add(timeNs).Add(o.ParentId).Add(o.GroupId).Add(o.Role.ToString()).Add(o.Type.ToString())
            .Add(o.Side.ToString()).Add(o.Quantity).Add(o.PriceTicks).Add(o.OffsetTicks).Add(o.ExpiresNs).Run();

    private void WriteAnswer(in MarketEvent answer)
    {
        if (answer.Kind is EventKind.Fill)
        {
            Fill f = answer.Fill;
            _fill.Add(f.ExecutionId).Add(answer.TimeNs).Add(answer.VenueNs).Add(f.OrderId).Add(f.Side.ToString())
                .Add(f.Quantity).Add(f.PriceTicks).Add(f.FeeMicros).Add(f.SlippageTicks).Run();
            return;
        }

        _orderEvent.Add(answer.TimeNs).Add(answer.Order.OrderId).Add(answer.Kind.ToString())
            .Add(answer.Order.Reason.ToString()).Run();
    }

    private void WriteTrip(in RoundTrip t) =>
        _trip.Add(t.Id).Add(t.Side.ToString()).Add(t.Quantity).Add(t.EntryNs).Add((double)t.EntryTicks).Add(t.ExitNs)
            .Add((double)t.ExitTicks).Add(Money(t.Gross)).Add(Money(t.Fees)).Add(Money(t.Net)).Add(t.InitialRiskTicks)
            .Add(t.AdverseTicks).Add(t.FavourableTicks).Add(t.SlippageTicks).Add(t.ExitReason.ToString())
            .Add(layout.Strategies[t.Strategy]).Add(layout.Setups[t.Strategy][t.Setup]).Add(t.DateNumber).Run();

    private static string Money(decimal dollars) => dollars.ToString("0.00####", CultureInfo.InvariantCulture);
}

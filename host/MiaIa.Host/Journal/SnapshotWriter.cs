using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Records;
using MiaIa.Host.Runs;
using MiaIa.Host.Training;
using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>Writes the records of decisions and round trips.</summary>
internal sealed class SnapshotWriter(sqlite3 database) : IDisposable
{
    private const double NanosecondsPerSecond = 1e9;

    // Columns of a bar, of the hash and of a flow; value and age.
    private const int BarColumns = 9;
    private const int FlowColumns = 4;
    private const int AgedColumns = 2;

    private readonly Statement _preAnalysis = new(database, SnapshotSchema.InsertPreAnalysis);
    private readonly Statement _mark = new(database, "INSERT INTO order_marks VALUES(?,?,?,?,?,?)");
    private readonly Statement _update = new(database, "INSERT INTO position_updates VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
    private readonly Statement _postMortem = new(database, "INSERT INTO post_mortems VALUES(?,?,?,?,?,?,?,?,?)");
    private readonly Statement _label = new(database, "INSERT INTO labels VALUES(?,?,?,?,?,?)");
    private readonly Statement _statistics = new(database, "INSERT INTO statistics VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    private long _sequence = LastOf(database);

    // A run that is gone on with goes on counting.
    private static long LastOf(sqlite3 database)
    {
        string[] tables = ["pre_analysis", "order_marks", "position_updates", "post_mortems", "labels", "statistics"];
        using Statement last = new(
            database, $"SELECT max({string.Join(", ", tables.Select(t => $"(SELECT ifnull(max(sequence),0) FROM {t})"))})");
        return long.Parse(last.Text(), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes an entry; one that is no record is left to others.</summary>
    public void Write(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case JournalEntryKind.PreAnalysis:
                Write(in entry.Records.PreAnalysis);
                break;
            case JournalEntryKind.OrderMark:
                OrderMark m = entry.Records.Mark;
                _mark.Add(++_sequence).Add(m.OrderId).Add(entry.TimeNs);
                Add(_mark, m.Quote is { HasBid: true } bid ? bid.BidTicks : null);
                Add(_mark, m.Quote is { HasAsk: true } ask ? ask.AskTicks : null);
                Add(_mark, m.PriceTicks).Run();
                break;
            case JournalEntryKind.PositionUpdate:
                Write(entry.Records.Update);
                break;
            case JournalEntryKind.PostMortem:
                Write(entry.Records.PostMortem);
                break;
            case JournalEntryKind.Label:
                TripLabel l = entry.Records.Label;
                _label.Add(++_sequence).Add(l.TripId).Add(l.OrderId).Add(l.TimeNs);
                Add(_label, l.Outcome is LabelOutcome.Success ? 1 : l.Outcome is LabelOutcome.Failure ? 0 : null).Add(l.IsAssumed ? 1 : 0).Run();
                break;
            case JournalEntryKind.Statistics:
                StatisticsFigures s = entry.Records.Statistics;
                _statistics.Add(++_sequence).Add(s.TimeNs).Add(s.Trades).Add(s.Wins).Add(s.Losses).Add(Money(s.Net)).Add(Money(s.DayNet))
                    .Add(s.Contracts).Add(s.Approved).Add(s.Asked).Add(s.GammaOptimised).Add(s.Candidates).Run();
                break;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Statement statement in new[] { _preAnalysis, _mark, _update, _postMortem, _label, _statistics })
        {
            statement.Dispose();
        }
    }

    private static Statement Add(Statement statement, int? value) => value is { } number ? statement.Add(number) : statement.Skip(1);

    private static Statement Add(Statement statement, double? value) => value is { } number ? statement.Add(number) : statement.Skip(1);

    private static string Money(decimal dollars) => dollars.ToString("0.00####", CultureInfo.InvariantCulture);

    private void Write(in PreAnalysis p)
    {
        Statement s = _preAnalysis.Add(++_sequence).Add(p.Decision).Add(p.TimeNs);
        _ = p.OrderId != 0 ? s.Add(p.OrderId) : s.Skip(1);
        WriteBar(in p);
        Quote quote = p.Quote ?? default;
        WriteSide(s, quote.HasBid, quote.BidTicks, quote.IsPriceOnly ? null : quote.BidSize);
        WriteSide(s, quote.HasAsk, quote.AskTicks, quote.IsPriceOnly ? null : quote.AskSize);
        for (int i = 0; i < DepthLevels.Count; i++)
        {
            WriteSide(s, i < p.BidLevels, p.Bids[i].PriceTicks, p.Bids[i].Size);
        }

        for (int i = 0; i < DepthLevels.Count; i++)
        {
            WriteSide(s, i < p.AskLevels, p.Asks[i].PriceTicks, p.Asks[i].Size);
        }

        _ = p.Flow is { } flow
            ? s.Add(flow.Prints).Add(flow.BuyVolume).Add(flow.SellVolume).Add(flow.UnknownVolume)
            : s.Skip(FlowColumns);
        _ = p.Vix is { } vix ? s.Add(vix).Add((p.TimeNs - p.VixNs) / NanosecondsPerSecond) : s.Skip(AgedColumns);
        _ = p.ChainAsOfNs is { } asOfNs ? s.Add(asOfNs).Add((p.TimeNs - asOfNs) / NanosecondsPerSecond) : s.Skip(AgedColumns);
        s.Run();
    }

    private void WriteBar(in PreAnalysis p)
    {
        const int HashColumns = 2;
        Statement s = _preAnalysis;
        if (p.BarStartNs is not { } startNs)
        {
            s.Skip(BarColumns + HashColumns);
            return;
        }

        Bar b = p.Bar;
        s.Add(startNs).Add(b.PeriodSeconds).Add(b.OpenTicks).Add(b.HighTicks).Add(b.LowTicks).Add(b.CloseTicks).Add(b.Volume);
        _ = b.HasDelta ? s.Add(b.Delta).Add(Words.Kebab(b.DeltaKind.ToString())) : s.Skip(2);
        s.Add(p.HashedBars).Add(p.BarsHash.ToString("x32", CultureInfo.InvariantCulture));
    }

    private static void WriteSide(Statement s, bool isThere, int priceTicks, int? size) =>
        _ = isThere ? Add(s.Add(priceTicks), size) : s.Skip(2);

    private void Write(PositionUpdate u)
    {
        OpenPosition p = u.Position;
        _update.Add(++_sequence).Add(u.TripId).Add(u.TimeNs).Add(u.IsStopMove ? "stop-move" : "bars").Add(u.Bars).Add(p.Side.ToString())
            .Add(p.Quantity).Add(p.PriceTicks).Add(Money(p.OpenProfit)).Add(p.AdverseTicks).Add(p.FavourableTicks).Add(p.StopTicks);
        Add(_update, p.TargetTicks).Run();
    }

    private void Write(PostMortemResult r)
    {
        _postMortem.Add(++_sequence).Add(r.TripId).Add(r.TimeNs).Add(Words.Kebab(r.Outcome.ToString())).Add(r.IsComplete ? 1 : 0)
            .Add(r.FollowedNs / NanosecondsPerSecond);
        Add(_postMortem, r.ExtensionR);
        Add(_postMortem, r.PeakNs / NanosecondsPerSecond)
            .Add(r.Insight is Insight.None ? null : Words.Snake(r.Insight.ToString())).Run();
    }
}

using MiaIa.Sdk;
using SQLitePCL;

namespace MiaIa.Host.Journal;

/// <summary>Writes blocks of inputs, each with how far the other tables were, so that a restart can take back what came behind.</summary>
internal sealed class InputWriter : IDisposable
{
    private readonly InputCodec _codec = new();
    private readonly Statement _insert;
    private readonly Statement _marks;
    private readonly MarkedTables _tables;

    public InputWriter(sqlite3 database)
    {
        _tables = new MarkedTables(database);
        _insert = new Statement(database, "INSERT INTO input_blocks VALUES(NULL,?,?,?,?,?,?,?,?,?,?)");
        _marks = new Statement(database, _tables.MarksQuery);
    }

    /// <summary>Writes a block; one without events and answers is none.</summary>
    public void Write(InputRange range)
    {
        if (range.Events.Length + range.AnswerCount == 0)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = _codec.Pack(range);
        MarketEvent first = range.Events.Length > 0 ? range.Events[0] : range.Answers[0];
        MarketEvent last = range.Events.Length > 0 ? range.Events[^1] : range.Answers[^1];
        string marks = _marks.Text();
        _insert.Add(first.TimeNs).Add(last.TimeNs).Add(range.Events.Length).Add(range.IsInjected ? 1 : 0).Add(range.AnswerCount)
            .Add(range.JournalCalls).Add(range.BrokerCalls).Add(marks).Add(InputCodec.Check(bytes)).AddBytes(bytes).Run();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _insert.Dispose();
        _marks.Dispose();
    }
}

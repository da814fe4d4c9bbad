using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>The run of an engine, as its control sees it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="journal">Where notes go.</param>
/// <param name="database">The journal; null when none is kept.</param>
/// <param name="feed">How the feed fares; empty when it does not say.</param>
internal sealed class EngineView(TradingEngine engine, RunRecorder journal, SqliteJournal? database, Func<string> feed) : IRunView
{
    /// <inheritdoc />
    public int Position => engine.State.PositionQuantity;

    /// <inheritdoc />
    public int Working => engine.State.WorkingOrders;

    /// <inheritdoc />
    public IReadOnlyList<HaltRecord> Halts => [.. engine.Halts];

    /// <inheritdoc />
    public RunState State => new(engine.NowNs, engine.EventCount, Position, Working, database?.Behind ?? 0, journal.Latest?.ToText(), feed() is { Length: > 0 } text ? text : null);

    /// <inheritdoc />
    public void Note(long timeNs, NoteKind kind, string text) => journal.OnHostNote(timeNs, kind, text);

    /// <inheritdoc />
    public void Persist() => database?.Flush();
}

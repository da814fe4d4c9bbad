using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Control;

namespace MiaIa.Host.Tests.Control;

/// <summary>A run that stands where a test puts it.</summary>
internal sealed class FakeView : IRunView
{
    public int Position { get; set; }

    public int Working { get; set; }

    public IReadOnlyList<HaltRecord> Halts { get; set; } = [];

    public RunState State => new(0, 0, Position, Working, 0);

    public List<string> Notes { get; } = [];

    public void Note(long timeNs, NoteKind kind, string text) => Notes.Add($"{kind}: {text}");

    public void Persist()
    {
        // It has no journal.
    }
}

using MiaIa.Engine;
using MiaIa.Engine.Risk;

namespace MiaIa.Host.Control;

/// <summary>What the hand on a run must see of it.</summary>
internal interface IRunView
{
    /// <summary>Contracts, signed.</summary>
    int Position { get; }

    /// <summary>Orders that may still be filled.</summary>
    int Working { get; }

    /// <summary>The halts that hold.</summary>
    IReadOnlyList<HaltRecord> Halts { get; }

    /// <summary>Where it stands.</summary>
    RunState State { get; }

    /// <summary>Writes down what a person should know.</summary>
    void Note(long timeNs, NoteKind kind, string text);

    /// <summary>What happened is on the disk when this returns.</summary>
    void Persist();
}

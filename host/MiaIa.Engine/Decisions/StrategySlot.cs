using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A strategy in its place, with the setup it holds open.</summary>
/// <param name="name">Name of the instance.</param>
/// <param name="strategy">The strategy.</param>
/// <param name="kinds">Kinds of events of the traded instrument that it reads.</param>
public sealed class StrategySlot(string name, IStrategy strategy, EventKinds kinds)
{
    private readonly string[] _setupNames = [.. strategy.Setups];
    private Proposal _setup;

    /// <summary>Name of the instance.</summary>
    public string Name { get; } = name;

    /// <summary>The strategy.</summary>
    public IStrategy Strategy { get; } = strategy;

    /// <summary>Why it is out for the run; null while it works.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Kinds of events of the traded instrument that it reads.</summary>
    internal EventKinds Kinds { get; } = kinds;

    /// <summary>The setup it holds open, of kind None when there is none.</summary>
    internal ref Proposal Setup => ref _setup;

    /// <summary>When the setup was proposed.</summary>
    internal long SetupNs { get; set; }

    /// <summary>The price at that moment, in ticks.</summary>
    internal int SetupPriceTicks { get; set; }

    /// <summary>Name of a setup by its place.</summary>
    public string SetupName(byte setup) => setup < _setupNames.Length ? _setupNames[setup] : "";

    /// <summary>It threw: it is out for the run, and its setup with it; the stop at the broker stays.</summary>
    internal void Expel(Exception problem, long timeNs, IJournal journal)
    {
        Fault = $"{problem.GetType().Name}: {problem.Message}";
        Drop();
        journal.OnNote(timeNs, NoteKind.Fault, $"strategy {Name}: {Fault}");
    }

    /// <summary>Forgets the setup.</summary>
    internal void Drop() => _setup = default;
}

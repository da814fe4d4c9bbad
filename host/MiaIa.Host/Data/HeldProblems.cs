using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Keeps what a stream counts while it is read ahead, block by block, until the block is taken: what was read ahead and never
/// used counts nothing, and the order of problems is that of the events, on any machine.
/// </summary>
internal sealed class HeldProblems : IProblems
{
    private readonly List<(ProblemKind Kind, string Path, long Place)> _held = [];

    /// <inheritdoc />
    public void Count(ProblemKind kind, string path, long place) => _held.Add((kind, path, place));

    /// <summary>Takes what was counted since the last call; null for nothing.</summary>
    public IReadOnlyList<(ProblemKind Kind, string Path, long Place)>? Take()
    {
        if (_held.Count == 0)
        {
            return null;
        }

        (ProblemKind, string, long)[] taken = [.. _held];
        _held.Clear();
        return taken;
    }
}

namespace MiaIa.Plugins.Brokers;

/// <summary>Cancels and changes on their way, in the order of sending: none overtakes another.</summary>
internal sealed class PendingChanges
{
    private PendingChange[] _changes = new PendingChange[64];
    private int _head;
    private int _count;

    /// <summary>When the first gets there, nanoseconds UTC; the end of time when none is on its way.</summary>
    public long NextNs => _count > 0 ? _changes[_head].AtNs : long.MaxValue;

    /// <summary>Sends one.</summary>
    public void Add(in PendingChange change)
    {
        if (_count == _changes.Length)
        {
            Grow();
        }

        _changes[(_head + _count++) % _changes.Length] = change;
    }

    /// <summary>Takes the first.</summary>
    public PendingChange Take()
    {
        PendingChange first = _changes[_head];
        _head = (_head + 1) % _changes.Length;
        _count--;
        return first;
    }

    private void Grow()
    {
        PendingChange[] larger = new PendingChange[_changes.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _changes[(_head + i) % _changes.Length];
        }

        (_changes, _head) = (larger, 0);
    }
}

namespace MiaIa.Sdk.Options;

/// <summary>
/// The contracts that wait for a line, in the order they get it: turn by turn the one that has been due for longest, and the one whose
/// weight x age^2 is largest.
/// </summary>
internal sealed class RotationQueue
{
    private const double NsPerSecond = 1e9;

    private RotationRank[] _due = [];
    private RotationRank[] _urgent = [];
    private int[] _order = [];

    /// <summary>Makes room.</summary>
    public void Room(int count)
    {
        _due = new RotationRank[count];
        _urgent = new RotationRank[count];
        _order = new int[count];
    }

    /// <summary>Those that come next.</summary>
    /// <param name="places">The contracts.</param>
    /// <param name="timeNs">Now.</param>
    /// <param name="refreshNs">The refresh limit.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="turn">The number of the first turn: those with an even number are for who is due.</param>
    public ReadOnlySpan<int> Order(Span<RotationPlace> places, long timeNs, long refreshNs, int most, long turn)
    {
        int waiting = 0;
        int due = 0;
        for (int i = 0; i < places.Length; i++)
        {
            ref RotationPlace place = ref places[i];
            place.IsChosen = !place.IsInReach || place.Line is not RotationLine.None;
            if (place.IsChosen)
            {
                continue;
            }

            double age = (timeNs - place.LastNs + (place.IsNew ? refreshNs : 0)) / NsPerSecond;
            _urgent[waiting++] = new RotationRank(-place.Weight * age * age, place.Weight, i);
            long dueNs = place.DueNs(refreshNs);
            if (dueNs <= timeNs)
            {
                _due[due++] = new RotationRank(dueNs, place.Weight, i);
            }
        }

        _urgent.AsSpan(0, waiting).Sort();
        _due.AsSpan(0, due).Sort();
        int count = Math.Min(waiting, most);
        int nextDue = 0;
        int nextUrgent = 0;
        for (int n = 0; n < count; n++)
        {
            Skip(places, _due.AsSpan(0, due), ref nextDue);
            Skip(places, _urgent.AsSpan(0, waiting), ref nextUrgent);
            bool isDue = nextDue < due && (turn + n) % 2 == 0;
            _order[n] = isDue ? _due[nextDue].Index : _urgent[nextUrgent].Index;
            places[_order[n]].IsChosen = true;
        }

        return _order.AsSpan(0, count);
    }

    private static void Skip(Span<RotationPlace> places, ReadOnlySpan<RotationRank> ranks, ref int next)
    {
        while (next < ranks.Length && places[ranks[next].Index].IsChosen)
        {
            next++;
        }
    }
}

using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Puts prints together that one order left: the same aggressor, within one tick of the first price, no pause longer than
/// some milliseconds. Prints without an aggressor are left out, and do not part what surrounds them.
/// </summary>
internal sealed class ParentMerger(long mergeNs)
{
    private ParentPrint _open;
    private bool _isOpen;

    /// <summary>Ends the open parent when its pause is over.</summary>
    public bool TryEnd(long nowNs, out ParentPrint parent)
    {
        parent = _open;
        bool isOver = _isOpen && nowNs - _open.LastNs > mergeNs;
        _isOpen &= !isOver;
        return isOver;
    }

    /// <summary>Takes a print; whether it ended the open parent.</summary>
    public bool Add(in Trade print, long timeNs, out ParentPrint ended)
    {
        ended = _open;
        bool continues = _isOpen && print.Aggressor == _open.Side
            && Math.Abs((long)print.PriceTicks - _open.FirstPriceTicks) <= 1;
        if (continues)
        {
            _open = _open with
            {
                Size = (int)Math.Min((long)_open.Size + print.Size, int.MaxValue),
                LastNs = timeNs,
                IsInferred = _open.IsInferred || print.IsAggressorInferred,
            };
            return false;
        }

        bool wasOpen = _isOpen;
        _open = new ParentPrint(print.Aggressor, print.PriceTicks, print.Size, timeNs, print.IsAggressorInferred);
        _isOpen = true;
        return wasOpen;
    }

    public void Clear() => _isOpen = false;
}

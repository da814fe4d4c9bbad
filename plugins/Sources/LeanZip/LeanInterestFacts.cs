using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of an entry of open interest: every figure when there are few, else the first and the last.</summary>
internal sealed class LeanInterestFacts(LeanEntry entry) : LeanEntryFacts(entry)
{
    private const int MaxListed = 5;

    private readonly List<object?> _figures = new(MaxListed);
    private decimal _last;

    /// <inheritdoc />
    protected override (int First, int Count) Prices => (0, 0);

    /// <inheritdoc />
    protected override bool TryAdd(NumberRow row)
    {
        if (row.Count < 2 || !row.IsNumber(1))
        {
            return false;
        }

        _last = Number(row, 1);
        if (_figures.Count < MaxListed)
        {
            _figures.Add(_last);
        }

        return true;
    }

    /// <inheritdoc />
    protected override void AddTo(OrderedDictionary<string, object?> map) =>
        map["open_interest"] = Rows <= MaxListed
            ? _figures
            : new OrderedDictionary<string, object?>(StringComparer.Ordinal) { ["first"] = _figures.FirstOrDefault(), ["last"] = _last };
}

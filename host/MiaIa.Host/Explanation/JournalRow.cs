namespace MiaIa.Host.Explanation;

/// <summary>A row of a journal by the names of its columns; what is not there is null.</summary>
internal sealed class JournalRow(IReadOnlyDictionary<string, object> cells)
{
    /// <summary>A whole number; 0 where there is none.</summary>
    public long Long(string column) => cells.TryGetValue(column, out object? cell) ? Convert.ToInt64(cell, null) : 0;

    /// <summary>A whole number, or null.</summary>
    public long? LongOrNull(string column) => cells.ContainsKey(column) ? Long(column) : null;

    /// <summary>A number, or null.</summary>
    public double? Number(string column) => cells.TryGetValue(column, out object? cell) ? Convert.ToDouble(cell, null) : null;

    /// <summary>A text, or null.</summary>
    public string? Text(string column) => cells.TryGetValue(column, out object? cell) ? Convert.ToString(cell, null) : null;

    /// <summary>Bytes, or null.</summary>
    public byte[]? Bytes(string column) => cells.TryGetValue(column, out object? cell) ? cell as byte[] : null;

    /// <summary>The row with further columns.</summary>
    public JournalRow With(IEnumerable<KeyValuePair<string, object>> columns)
    {
        Dictionary<string, object> all = new(cells, StringComparer.Ordinal);
        foreach ((string column, object cell) in columns)
        {
            all[column] = cell;
        }

        return new JournalRow(all);
    }

    /// <summary>An amount that is kept as text, in dollars.</summary>
    public decimal Money(string column) => cells.TryGetValue(column, out object? cell) ? Convert.ToDecimal(cell, null) : 0;
}

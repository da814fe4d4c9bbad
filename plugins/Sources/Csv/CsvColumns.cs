namespace MiaIa.Plugins.Sources;

/// <summary>Where each column stands.</summary>
internal sealed class CsvColumns
{
    private readonly int[] _places = new int[Enum.GetValues<CsvRole>().Length];

    /// <summary>Prepares the places.</summary>
    /// <param name="roles">What each column holds, in order; null for what is not read.</param>
    public CsvColumns(IReadOnlyList<CsvRole?> roles)
    {
        Array.Fill(_places, -1);
        for (int i = 0; i < roles.Count; i++)
        {
            if (roles[i] is { } role && _places[(int)role] < 0)
            {
                _places[(int)role] = i;
                Needed = i + 1;
            }
        }

        Count = roles.Count;
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>Fewest columns that a row must have.</summary>
    public int Needed { get; }

    /// <summary>Whether these are bars.</summary>
    public bool IsBars => Has(CsvRole.Open) && Has(CsvRole.High) && Has(CsvRole.Low) && Has(CsvRole.Close);

    /// <summary>Whether there are prints.</summary>
    public bool IsPrints => Has(CsvRole.Price) && Has(CsvRole.Size);

    /// <summary>Whether there are bid and ask, so that the side of a print can be told.</summary>
    public bool HasPrices => Has(CsvRole.Bid) && Has(CsvRole.Ask);

    /// <summary>Whether there are quotes with their sizes.</summary>
    public bool IsQuotes => HasPrices && Has(CsvRole.BidSize) && Has(CsvRole.AskSize);

    /// <summary>Whether there is a time.</summary>
    public bool HasTime => Has(CsvRole.Time) || Has(CsvRole.Date);

    /// <summary>Place of a column; -1 when there is none.</summary>
    public int Of(CsvRole role) => _places[(int)role];

    /// <summary>Whether a column is there.</summary>
    public bool Has(CsvRole role) => _places[(int)role] >= 0;
}

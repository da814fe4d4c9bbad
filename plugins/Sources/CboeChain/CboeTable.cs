using System.Globalization;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>An opened table: what stands above the header, and the rows one after the other.</summary>
internal sealed class CboeTable : IDisposable
{
    private const int MostLinesBefore = 8;

    private readonly string _path;
    private readonly TextLines _lines;
    private readonly CboeLayout _layout;
    private readonly List<string> _fields = [];

    private CboeTable(string path, TextLines lines, CboeLayout layout, List<string> before, long headerLine)
    {
        _path = path;
        _lines = lines;
        _layout = layout;
        HeaderLine = headerLine;
        string[] told = [.. before.Where(l => l.Length > 0)];
        NameLine = told.Length > 0 ? told[0] : "";
        DateLine = told.Length > 1 ? told[1] : "";
        Spot = SpotOf(NameLine);
    }

    /// <summary>The line with the name and the last price.</summary>
    public string NameLine { get; }

    /// <summary>The line with the date.</summary>
    public string DateLine { get; }

    /// <summary>Line of the header, from 1.</summary>
    public long HeaderLine { get; }

    /// <summary>Number of columns that the header has to have.</summary>
    public int Columns => _layout.Columns;

    /// <summary>Last price of the underlying, in points; null when it cannot be read.</summary>
    public decimal? Spot { get; }

    /// <summary>Line of the last row, from 1.</summary>
    public long Line => _lines.Number;

    /// <summary>Rows with too few columns so far.</summary>
    public long ShortRows { get; private set; }

    /// <summary>Rows whose symbols do not name an option, so far.</summary>
    public long BadRows { get; private set; }

    /// <summary>Told with the line of each row that cannot be read.</summary>
    public Action<long>? OnBadRow { get; set; }

    /// <summary>Opens a table after its header.</summary>
    /// <exception cref="SourceException">It cannot be read, or has no header.</exception>
    public static CboeTable Open(string path)
    {
        TextLines lines = TextFile.Open(path);
        List<string> before = [];
        try
        {
            while (before.Count <= MostLinesBefore && lines.TryRead(out ReadOnlySpan<byte> bytes))
            {
                string line = Encoding.UTF8.GetString(bytes).Trim().TrimStart('\uFEFF');
                if (CboeLayout.OfHeader(line) is { } layout)
                {
                    return new CboeTable(path, lines, layout, before, lines.Number);
                }

                before.Add(line);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            lines.Dispose();
            throw TextFile.Broken(path, lines.Number, e);
        }

        lines.Dispose();
        throw new SourceException(path, "", "There is no header of an option table (Expiration Date,Calls,...). Download the table again, or leave the file out.");
    }

    /// <summary>Reads the next row that can be read.</summary>
    public bool TryRead(out CboeRow row)
    {
        try
        {
            while (_lines.TryRead(out ReadOnlySpan<byte> bytes))
            {
                if (bytes.Trim(" \t,"u8).IsEmpty)
                {
                    continue;
                }

                Split(Encoding.UTF8.GetString(bytes));
                if (TryParse(out row))
                {
                    return true;
                }

                OnBadRow?.Invoke(_lines.Number);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(_path, _lines.Number, e);
        }

        row = default;
        return false;
    }

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();

    private static decimal? SpotOf(string line)
    {
        // "Name,Last: 4090.38,Change: ..." and, before 2020, "Name,4090.38,...".
        string[] parts = line.Split(',');
        foreach (string part in parts.Skip(1))
        {
            string text = part.Trim().Trim('"');
            text = text.StartsWith("Last:", StringComparison.OrdinalIgnoreCase) ? text[5..].Trim() : text;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal spot) && spot is > 0 and < 10_000_000)
            {
                return spot;
            }
        }

        return null;
    }

    private bool TryParse(out CboeRow row)
    {
        row = default;
        if (_fields.Count < _layout.Columns)
        {
            ShortRows++;
            return false;
        }

        if (!CboeSymbol.TryParse(_fields[_layout.CallSymbol], out CboeSymbol call)
            || !CboeSymbol.TryParse(_fields[_layout.PutSymbol], out CboeSymbol put)
            || !call.IsCall || call with { IsCall = false } != put)
        {
            BadRows++;
            return false;
        }

        row = new CboeRow(call, Leg(_layout.CallSymbol), Leg(_layout.PutSymbol));
        return true;
    }

    private CboeLeg Leg(int symbol) => new(
        Number(symbol + CboeLayout.Bid),
        Number(symbol + CboeLayout.Bid + 1),
        Count(symbol + _layout.Volume),
        _layout.Greeks > 0 ? Number(symbol + _layout.Greeks) : double.NaN,
        _layout.Greeks > 0 ? Number(symbol + _layout.Greeks + 1) : double.NaN,
        _layout.Greeks > 0 ? Number(symbol + _layout.Greeks + 2) : double.NaN,
        Count(symbol + _layout.OpenInterest));

    private double Number(int column)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return double.TryParse(Plain(_fields[column]), Style, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : double.NaN;
    }

    private int Count(int column)
    {
        double value = Number(column);
        return value is >= 0 and <= int.MaxValue ? (int)value : -1;
    }

    /// <summary>Without the spaces and marks that some browsers put between thousands, and with a plain minus.</summary>
    private static string Plain(string text)
    {
        return text.AsSpan().IndexOfAnyExcept("0123456789.-") < 0
            ? text
            : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or ',' or '\u202F')).Select(c => c == '\u2212' ? '-' : c));
    }

    private void Split(string line)
    {
        _fields.Clear();
        bool isQuoted = false;
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                _fields.Add(line[start..i].Trim().Trim('"'));
                start = i + 1;
            }
        }

        _fields.Add(line[start..].Trim().Trim('"'));
    }
}

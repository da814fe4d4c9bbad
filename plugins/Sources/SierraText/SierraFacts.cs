using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in an export, for people and for checks. Sums are exact.</summary>
internal static class SierraFacts
{
    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no export of Sierra Chart.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using TextLines lines = SierraFile.OpenLines(path);
        try
        {
            SierraHeader header = (lines.TryRead(out ReadOnlySpan<byte> first) ? SierraHeader.Parse(first) : null)
                ?? throw new SourceException(path, SierraFile.Place(1), "The first line is no header of a Sierra Chart text export.");
            return header.IsTicks ? SierraTickFacts.Read(path, header, lines) : SierraBarFacts.Read(path, header, lines);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw SierraFile.Broken(path, lines.Number, e);
        }
    }

    /// <summary>A number of a row, exactly as written; 0 when there is none.</summary>
    public static decimal Number(NumberRow row, int column) => row.IsNumber(column)
        ? new decimal(row.Digits(column)) / (decimal)Math.Pow(10, row.FractionDigits(column))
        : 0;
}

namespace MiaIa.Host.Configuration;

/// <summary>A place in a file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct Mark(string File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() =>
        Line == 0 ? File : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}

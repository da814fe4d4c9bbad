using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// A trained ensemble in one file: JSON with schema, figures, models and calibrations, and at its end the SHA-256 of all
/// that comes before. Read back, it predicts the same to the bit.
/// </summary>
/// <param name="Header">What the file says of the model.</param>
/// <param name="Ensemble">The model.</param>
public sealed record ModelFile(ModelHeader Header, EnsembleModel Ensemble)
{
    /// <summary>Version of the form of the file.</summary>
    public const int Version = 1;

    /// <summary>Largest file that is read: 256 MiB.</summary>
    public const int MaxBytes = 256 << 20;

    internal const string Format = "mia-ensemble";

    private const string SumBefore = ",\"checksum\":\"";
    private const string SumAfter = "\"}\n";
    private const int SumDigits = 64;
    private const string Remedy = "Train the model again, or copy the file again.";

    /// <summary>Writes the file; one that is there is replaced only when the new one is complete.</summary>
    public void Save(string path)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            ModelWriter.Write(writer, this);
        }

        byte[] whole = stream.ToArray();
        byte[] open = whole[..^1];
        string end = SumBefore + Convert.ToHexStringLower(SHA256.HashData(open)) + SumAfter;
        string beside = path + ".new";
        File.WriteAllBytes(beside, [.. open, .. Encoding.ASCII.GetBytes(end)]);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>
    /// Reads a file. One that is broken, of another version or for another schema is refused by a <see cref="SourceException"/>
    /// that says where and what to do.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="schemaHash">Hash of the schema that the rows to be judged have.</param>
    public static ModelFile Load(string path, string schemaHash)
    {
        byte[] bytes = Bytes(path);
        CheckSum(path, bytes);
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return ModelReader.Read(new JsonPlace(path, "", "", 0, document.RootElement), schemaHash);
        }
        catch (JsonException e)
        {
            throw new SourceException(path, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine}", "This is no JSON. " + Remedy, e);
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= MaxBytes
                ? File.ReadAllBytes(path)
                : throw new SourceException(path, $"{length} bytes", $"A model has {MaxBytes} bytes at most. Name the model file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", "The model cannot be read. Name a file that is there, or train one.", e);
        }
    }

    private static void CheckSum(string path, byte[] bytes)
    {
        int endLength = SumBefore.Length + SumDigits + SumAfter.Length;
        int open = bytes.Length - endLength;
        string end = open > 0 ? Encoding.ASCII.GetString(bytes, open, endLength) : "";
        if (!end.StartsWith(SumBefore, StringComparison.Ordinal) || !end.EndsWith(SumAfter, StringComparison.Ordinal))
        {
            throw new SourceException(path, $"byte {bytes.Length}", "The file ends without its checksum: it is cut short, or no model. " + Remedy);
        }

        string sum = end.Substring(SumBefore.Length, SumDigits);
        if (!string.Equals(sum, Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, open))), StringComparison.Ordinal))
        {
            throw new SourceException(path, "checksum", "The file was changed after it was written. " + Remedy);
        }
    }
}

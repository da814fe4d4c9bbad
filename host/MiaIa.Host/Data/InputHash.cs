namespace MiaIa.Host.Data;

/// <summary>The content of a file, so that a result names what it was computed from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record InputHash(string Path, long Bytes, string Sha256);

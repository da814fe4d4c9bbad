using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MiaIa.Host.Plugins;

/// <summary>The files of a folder and a hash over their names and contents.</summary>
/// <param name="Hash">SHA-256, lower-case hex.</param>
/// <param name="Files">Paths relative to the folder, with '/', in ordinal order.</param>
internal sealed record FolderContent(string Hash, IReadOnlyList<string> Files)
{
    /// <summary>Reads a folder with all below it. Times and attributes of the files play no part.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static FolderContent Of(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        for (int i = 0; i < files.Length; i++)
        {
            files[i] = Path.GetRelativePath(folder, files[i]).Replace('\\', '/');
        }

        Array.Sort(files, StringComparer.Ordinal);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(long)];
        foreach (string file in files)
        {
            byte[] name = Encoding.UTF8.GetBytes(file);
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
            BinaryPrimitives.WriteInt64LittleEndian(length, name.Length);
            hash.AppendData(length);
            hash.AppendData(name);
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return new FolderContent(Convert.ToHexStringLower(hash.GetHashAndReset()), files);
    }
}

namespace MiaIa.Host.Control;

/// <summary>Files that another process reads: it sees the whole text or nothing.</summary>
internal static class AtomicFile
{
    private const int MostAttempts = 20;

    /// <summary>Writes a file, in place of one that is there.</summary>
    public static void Write(string path, string text) => Move(path, text, overwrite: true);

    /// <summary>Makes a file.</summary>
    /// <returns>Whether the name was free.</returns>
    public static bool TryCreate(string path, string text)
    {
        // Who holds the name may let go of it between our move and our look: then it is tried again.
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Move(path, text, overwrite: false);
                return true;
            }
            catch (IOException) when (File.Exists(path))
            {
                return false;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
            }
        }
    }

    /// <summary>Makes an empty file; of all who try, one does.</summary>
    /// <returns>Whether it is ours.</returns>
    public static bool TryClaim(string path)
    {
        try
        {
            new FileStream(path, FileMode.CreateNew, FileAccess.Write).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>The text of a file; null when it is not there or cannot be read now.</summary>
    public static string? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The name beside it is of this process and this call only, so that two writers never share one.
    private static void Move(string path, string text, bool overwrite)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName() + ".tmp");
        File.WriteAllText(temporary, text);
        try
        {
            File.Move(temporary, path, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

namespace MiaIa.Host.Runs;

/// <summary>
/// The sign that a run is going on: a file in its folder that its process holds open for itself alone. It goes with the process,
/// whatever ends it.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string Name = "running";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes it.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="RunException">Another process has it.</exception>
    public static RunLock Take(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            return new RunLock(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException problem)
        {
            throw new RunException($"{folder} is in use by another process ({problem.Message}).");
        }
    }

    /// <summary>Whether a process has it. One that cannot be looked at counts as taken.</summary>
    public static bool IsTaken(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}

namespace MiaIa.Host.Recovery;

/// <summary>Held by the process that runs a run, and released by the system when that process ends, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    private const string Name = "lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a run; null when another process holds it.</summary>
    /// <param name="folder">The folder of the run.</param>
    public static RunLock? TryTake(string folder)
    {
        try
        {
            return new RunLock(new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}

namespace MiaIa.Host.Plugins;

/// <summary>
/// Copies of plugin folders, each named by the hash of its content. Plugins are loaded from here and never from where
/// they lie: overwriting a loaded assembly in place kills the process, on Linux too.
/// </summary>
/// <remarks>
/// Several processes may use one store at once: a copy is made aside and appears whole, by renaming. Before it is used
/// its content is compared with its name, so one that was damaged is made anew.
/// </remarks>
internal sealed class ShadowStore
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan MaxUnused = TimeSpan.FromDays(30);

    private readonly string _root;

    /// <summary>A store.</summary>
    /// <param name="root">Where the copies lie; a folder of the user's own, since what lies there is run.</param>
    public ShadowStore(string root) => _root = Path.GetFullPath(root);

    /// <summary>The store of this user.</summary>
    public static string DefaultRoot
    {
        get
        {
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return local.Length > 0
                ? Path.Combine(local, "mia", "plugins")
                : Path.Combine(Path.GetTempPath(), "mia-" + Environment.UserName, "plugins");
        }
    }

    /// <summary>The copy of a folder, made when it is not there yet.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <param name="content">What it held when it was copied.</param>
    /// <returns>The folder to load from.</returns>
    /// <exception cref="IOException">It cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or the copy not written.</exception>
    public string Copy(string folder, out FolderContent content)
    {
        content = FolderContent.Of(folder);
        string target = Path.Combine(_root, content.Hash);
        if (!IsWhole(target, content))
        {
            Make(folder, target, content);
        }

        Directory.SetLastWriteTimeUtc(target, DateTime.UtcNow); // in use: not to be pruned
        return target;
    }

    private static bool IsWhole(string target, FolderContent content)
    {
        try
        {
            return Directory.Exists(target)
                && string.Equals(FolderContent.Of(target).Hash, content.Hash, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // another process is replacing it
        }
    }

    private static void CopyFiles(string folder, string aside, FolderContent content)
    {
        foreach (string file in content.Files)
        {
            string copy = Path.Combine(aside, file);
            CreateOwn(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(folder, file), copy);
        }
    }

    private static void CreateOwn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Make(string folder, string target, FolderContent content)
    {
        CreateOwn(_root);
        string aside = Path.Combine(_root, "new-" + Path.GetRandomFileName());
        try
        {
            CopyFiles(folder, aside, content);
            if (!IsWhole(aside, content))
            {
                throw new IOException($"The folder {folder} changed while it was copied");
            }

            Publish(folder, aside, target, content);
            Prune();
        }
        finally
        {
            DeleteIfThere(aside);
        }
    }

    private void Publish(string folder, string aside, string target, FolderContent content)
    {
        for (int attempt = 1; !IsWhole(target, content); attempt++)
        {
            try
            {
                if (!Directory.Exists(aside))
                {
                    // Ours was in place, and another process that had seen a damaged copy there moved it away.
                    CopyFiles(folder, aside, content);
                }

                MoveAwayDamaged(target, content);
                Directory.Move(aside, target);
            }
            catch (IOException) when (attempt < MaxAttempts)
            {
                // Another process does the same with the same content: one of us will have done it.
            }
        }
    }

    // Moved before it is deleted: a process that still runs from it keeps its files, and the name is free at once.
    private void MoveAwayDamaged(string target, FolderContent content)
    {
        if (Directory.Exists(target) && !IsWhole(target, content))
        {
            string old = Path.Combine(_root, "old-" + Path.GetRandomFileName());
            Directory.Move(target, old);
            DeleteIfThere(old);
        }
    }

    private void Prune()
    {
        DateTime oldest = DateTime.UtcNow - MaxUnused;
        foreach (string copy in Directory.GetDirectories(_root))
        {
            if (Directory.GetLastWriteTimeUtc(copy) < oldest)
            {
                DeleteIfThere(copy);
            }
        }
    }

    private static void DeleteIfThere(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody uses it; the next pruning finds it again.
        }
    }
}

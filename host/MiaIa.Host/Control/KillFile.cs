using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>The file <c>KILL</c> among the runs: as long as it is there nothing starts, and what runs makes its emergency stop.</summary>
/// <param name="runs">Where runs are kept.</param>
internal sealed class KillFile(string runs)
{
    private const string Name = "KILL";

    /// <summary>The file.</summary>
    public string FullPath { get; } = Path.Combine(runs, Name);

    /// <summary>Whether it is there.</summary>
    public bool Exists => File.Exists(FullPath);

    /// <summary>Refuses a start while it is there.</summary>
    /// <exception cref="RunException">It is there.</exception>
    public void RefuseStart()
    {
        if (Exists)
        {
            throw new RunException(
                $"{FullPath} is there: an emergency stop holds, and nothing starts. When it is understood, remove it with: mia resume --reason TEXT",
                ExitCodes.Halted);
        }
    }

    /// <summary>Makes it.</summary>
    /// <returns>Whether it was not there before.</returns>
    public bool Make(string text)
    {
        Directory.CreateDirectory(runs);
        return AtomicFile.TryCreate(FullPath, text + "\n");
    }

    /// <summary>Removes it.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove()
    {
        bool wasThere = Exists;
        File.Delete(FullPath);
        return wasThere;
    }
}

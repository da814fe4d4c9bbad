namespace MiaIa.Host.Health;

/// <summary>Whether the disk that holds the run can be written: it makes a small file, forces it out, and deletes it.</summary>
/// <param name="folder">The run's folder.</param>
internal sealed class DiskWriteProbe(string folder) : IProbe
{
    private const string Name = "health.probe";

    /// <inheritdoc />
    public string Component => "disk write";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        string path = Path.Combine(folder, Name);
        try
        {
            using (FileStream file = new(path, FileMode.Create, FileAccess.Write))
            {
                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true);
            }

            File.Delete(path);
            return ProbeAnswer.Healthy("it takes what is written");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ProbeAnswer(
                HealthState.Critical, $"nothing can be written: {problem.Message}",
                "Make room, or give the program the right to write in the runs folder: without a journal nothing is traded.");
        }
    }
}

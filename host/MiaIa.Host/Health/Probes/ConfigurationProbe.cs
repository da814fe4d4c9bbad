using System.Security.Cryptography;
using System.Text;

namespace MiaIa.Host.Health;

/// <summary>Whether the configuration file is still the one that the run was started with.</summary>
/// <param name="path">The file.</param>
/// <param name="hash">SHA-256 of its text in UTF-8 at the start, lower-case hex.</param>
internal sealed class ConfigurationProbe(string path, string hash) : IProbe
{
    private const int Shown = 8;
    private const string Remedy = "The run goes on with what it was started with; restart it to take the file as it is now.";

    /// <inheritdoc />
    public string Component => "configuration";

    /// <inheritdoc />
    public ProbeAnswer Look()
    {
        string now;
        try
        {
            now = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(path))));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new ProbeAnswer(HealthState.Degraded, $"{Path.GetFileName(path)} cannot be read any more: {problem.Message}", Remedy);
        }

        return string.Equals(now, hash, StringComparison.Ordinal)
            ? ProbeAnswer.Healthy($"as at the start, SHA-256 {hash[..Shown]}")
            : new ProbeAnswer(HealthState.Degraded, $"{Path.GetFileName(path)} changed on the disk: SHA-256 {now[..Shown]}, at the start {hash[..Shown]}", Remedy);
    }
}

using System.Security.Cryptography;
using System.Text;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>
/// What a person must know to lay hand on a run through the page. It comes from the environment, or is made for the run and shown once at
/// the terminal; it stands in no file, no journal and no log.
/// </summary>
internal sealed class MonitorToken
{
    /// <summary>The variable of the environment.</summary>
    public const string Variable = "MIA_MONITOR_TOKEN";

    private const int RandomBytes = 16;
    private const int LeastCharacters = 16;

    // Kept as a hash: comparing hashes takes as long for a guess that is nearly right as for any other.
    private readonly byte[] _hash;

    // What a browser is given instead of the token where other machines are served; it dies with the process.
    private readonly byte[] _cookieHash;

    private MonitorToken(string text, bool isMade)
    {
        _hash = HashOf(text);
        Shown = isMade ? text : null;
        Cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        _cookieHash = HashOf(Cookie);
    }

    /// <summary>The token to show at the terminal; null for one that the person has set.</summary>
    public string? Shown { get; }

    /// <summary>What a browser that has shown the token is let in with.</summary>
    public string Cookie { get; }

    /// <summary>The token of the environment, or a new one of 128 random bits.</summary>
    /// <param name="set">The value of the variable; null or empty for none.</param>
    /// <exception cref="RunException">It is too short to keep anybody out.</exception>
    public static MonitorToken Of(string? set)
    {
        if (string.IsNullOrEmpty(set))
        {
            return new MonitorToken(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes)), isMade: true);
        }

        return set.Length >= LeastCharacters
            ? new MonitorToken(set, isMade: false)
            : throw new RunException(FormattableString.Invariant(
                $"{Variable} has fewer than {LeastCharacters} characters: set a longer one, or none and one is made."), ExitCodes.Configuration);
    }

    /// <summary>Whether it is the token.</summary>
    public bool Is(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(HashOf(given), _hash);

    /// <summary>Whether it is the cookie.</summary>
    public bool IsCookie(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(HashOf(given), _cookieHash);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>One of two things compared: a configuration file, or a profile applied to one.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="ConfigPath">The configuration file.</param>
/// <param name="Profile">The profile to take instead of the one in the file; null for the one in the file.</param>
internal sealed record ComparedSide(string Name, string ConfigPath, Profile? Profile)
{
    /// <summary>What a person means: the name of a profile, else a file.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="configPath">The file that profiles are applied to.</param>
    /// <exception cref="RunException">It is neither.</exception>
    public static ComparedSide Of(string text, string configPath)
    {
        if (EnumNames.Read(typeof(Profile), text) is Profile profile)
        {
            return new ComparedSide($"profile {text} on {configPath}", configPath, profile);
        }

        return File.Exists(text)
            ? new ComparedSide(text, text, Profile: null)
            : throw new RunException(
                $"'{text}' is neither a file nor a profile; profiles are {string.Join(" and ", EnumNames.Of(typeof(Profile)))}.",
                ExitCodes.Configuration);
    }
}

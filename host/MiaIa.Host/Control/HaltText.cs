using MiaIa.Engine.Risk;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>Halts as a person reads them, with what releases each.</summary>
internal static class HaltText
{
    /// <summary>A halt.</summary>
    public static string Of(HaltRecord halt) => $"{Name(halt.Cause.ToString())} ({Name(halt.State.ToString())}): {Remedy(halt.Release.ToString(), halt.UntilNs)}";

    /// <summary>The name of a cause or a state.</summary>
    public static string Name(string member) => Words.Kebab(member);

    /// <summary>How a halt is released.</summary>
    /// <param name="release">Name of its release.</param>
    /// <param name="untilNs">End of its pause.</param>
    public static string Remedy(string release, long untilNs) => Enum.TryParse(release, out HaltRelease known)
        ? known switch
        {
            HaltRelease.Manual => "holds until a person resumes: mia resume --reason TEXT",
            HaltRelease.Pause => $"a pause until {Moment.Text(untilNs)}; or mia resume --reason TEXT",
            HaltRelease.NextSessionDate => "ends with the next session date; nothing else releases it",
            _ => "ends when what it is for is well again",
        }
        : release;
}

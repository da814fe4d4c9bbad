namespace MiaIa.Host.Configuration;

/// <summary>A place where options name an output of a feature.</summary>
/// <param name="Written">The name: a feature, or <c>feature.output</c>.</param>
/// <param name="DefaultOutput">The output meant when the name has no dot.</param>
/// <param name="Option">The option, as it is written under its plugin.</param>
/// <param name="Mark">The name's place; that of the plugin when the name is a default.</param>
/// <param name="IsDefault">Whether nobody wrote it.</param>
/// <param name="IsOptional">Whether it may be absent; only a default may.</param>
internal sealed record InputName(
    string Written, string DefaultOutput, string Option, Mark Mark, bool IsDefault, bool IsOptional)
{
    /// <summary><c>feature.output</c>.</summary>
    public string FullName => Written.Contains('.', StringComparison.Ordinal) ? Written : Written + "." + DefaultOutput;
}

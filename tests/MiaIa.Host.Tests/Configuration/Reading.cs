using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Configuration;

/// <summary>Reads texts the way the program reads files.</summary>
internal static class Reading
{
    public const string File = "s.yaml";

    public static ConfigurationResult Of(
        string text,
        RunMode? mode = null,
        IPluginTypes? types = null,
        Func<string, string?>? environment = null) =>
        ConfigurationReader.Read(
            ConfigurationFile.Parse(File, text), types ?? new FakePluginTypes(), mode, environment ?? (_ => null));

    public static string[] Errors(string text, RunMode? mode = null, IPluginTypes? types = null) =>
        [.. Of(text, mode, types).Errors.Select(e => e.ToString())];

    public static RunConfiguration Valid(string text, RunMode? mode = null, IPluginTypes? types = null)
    {
        ConfigurationResult result = Of(text, mode, types);
        result.Errors.Select(e => e.ToString()).Should().BeEmpty();
        return result.Configuration!;
    }

    /// <summary>The options of a feature with these options, written as a flow map.</summary>
    public static T Options<T>(string flowMap, string profile = "corrected")
    {
        FakePluginTypes types = new(new FakePlugin("probe", PluginKind.Feature, typeof(T)) { Outputs = ["score"] });
        return (T)Valid($"profile: {profile}\nfeatures:\n  tick-momentum:\n  probe: {flowMap}\n", null, types).Features[1].Options!;
    }

    /// <summary>The errors of a feature with these options, without what is the same for all: file and line.</summary>
    public static string[] OptionErrors<T>(string flowMap)
    {
        FakePluginTypes types = new(new FakePlugin("probe", PluginKind.Feature, typeof(T)) { Outputs = ["score"] });
        return Errors($"features:\n  probe: {flowMap}\n", null, types);
    }
}

namespace MiaIa.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder of the built program, with its plugins beside it.</summary>
    public static string Program => Path.Combine(Root, "host", "MiaIa.Host", "bin", Configuration, "net10.0");

    /// <summary>The folder of the built plugins.</summary>
    public static string Plugins => Path.Combine(Program, "plugins");

    /// <summary>The configuration that the tests were built with.</summary>
    public static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiaIa.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from a checkout: MiaIa.sln not found above them.");
    }
}

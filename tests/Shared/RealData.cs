namespace MiaIa.Tests;

/// <summary>
/// Where the real market data are: the environment variable MIA_DATA, or <c>../shared/data</c> beside the checkout.
/// </summary>
internal static class RealData
{
    public static string Root { get; } = Find();

    public static bool IsPresent => File.Exists(System.IO.Path.Combine(Root, "ground_truth.json"));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A file of independently computed reference rows, beside the data.</summary>
    public static string Expected(string name) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Root.TrimEnd('/'))!, "expected", name);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("MIA_DATA") is { Length: > 0 } set)
        {
            return System.IO.Path.GetFullPath(set);
        }

        return System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "data"));
    }
}

using MiaIa.Tests;

namespace MiaIa.Host.Tests.Monitor;

/// <summary>A test in a real browser; skipped, with the reason, where node, Chromium or the packages of tests/browser are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        bool hasNode = Array.Exists(folders, f => File.Exists(Path.Combine(f, "node")));
        Skip = !hasNode ? "node is not installed."
            : !File.Exists(Environment.GetEnvironmentVariable("MIA_CHROMIUM") ?? "/usr/bin/chromium") ? "chromium is not installed."
            : !Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core")) ? "The packages of tests/browser are missing: npm ci there."
            : null;
    }

    public static string Folder => Path.Combine(Repository.Root, "tests", "browser");
}

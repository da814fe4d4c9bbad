using System.Globalization;
using MiaIa.Host.Archive;
using MiaIa.Host.Data;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>
/// What the page asks of the runs that are kept, the one that goes on among them: the list, the figures, the chart, a decision explained.
/// Everything is read from their journals, and one question at a time, so that browsers never take the machine from the engine.
/// </summary>
/// <param name="site">Where they are kept.</param>
internal sealed class KeptRuns(MonitorSite site) : IDisposable
{
    private const string Database = "run.db";

    private const int MostWaiting = 16;

    private readonly SemaphoreSlim _one = new(1);
    private int _waiting;

    /// <summary>Answers.</summary>
    /// <param name="path">The path asked for.</param>
    /// <param name="decision">Number of a decision; null for none.</param>
    /// <param name="gone">Nobody waits for it any more.</param>
    /// <returns>Status and JSON; null when there is nothing of that name.</returns>
    public async Task<(int Status, byte[] Body)?> Answer(string path, string? decision, CancellationToken gone)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return (503, PageJson.Error("too many questions at once: ask again"));
        }

        try
        {
            await _one.WaitAsync(gone);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _waiting);
            throw;
        }

        try
        {
            return path is PagePaths.Runs ? (200, RunListJson.Write(RunArchive.List(site.RunsFolder), site.RunFolder)) : Of(path, decision);
        }
        catch (Exception problem) when (problem is RunException or JournalException or DataException or IOException or UnauthorizedAccessException)
        {
            return (409, PageJson.Error(problem.Message));
        }
        finally
        {
            _one.Release();
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private (int Status, byte[] Body)? Of(string path, string? decision)
    {
        string[] parts = path[(PagePaths.Runs.Length + 1)..].Split('/');
        if (parts is not [var id, var what] || FolderOf(id) is not { } folder)
        {
            return null;
        }

        string database = Path.Combine(folder, Database);
        switch (what)
        {
            case "snapshot":
                using (SnapshotMaker maker = new(site with { RunFolder = folder, Tap = null, CanCommand = false }, refusals: null))
                {
                    return (200, maker.Make());
                }

            case "chart":
                using (RunJournal journal = RunJournal.Open(database))
                {
                    bool isShown = string.Equals(folder, site.RunFolder, StringComparison.Ordinal);
                    return (200, new ChartJson(journal, isShown ? site.Tap?.Bars : null).Write());
                }

            case "explanation":
                return (200, Explain(database, decision));
            default:
                return null;
        }
    }

    // A name of a folder and nothing else: no part of it can lead out of where runs are kept.
    private string? FolderOf(string id)
    {
        bool isName = id.Length is > 0 and < 200 && id[0] != '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        string folder = Path.Combine(site.RunsFolder, id);
        return isName && File.Exists(Path.Combine(folder, Database)) && new DirectoryInfo(folder).LinkTarget is null ? folder : null;
    }

    private static byte[] Explain(string database, string? decision)
    {
        long? number = decision is null ? null
            : long.TryParse(decision, NumberStyles.None, CultureInfo.InvariantCulture, out long asked) ? asked
            : throw new RunException("a decision is asked for by its number");
        using RunJournal journal = RunJournal.Open(database);
        Explainer explainer = new(journal);
        Answer answer = explainer.Explain(new Question(number));
        using MemoryStream json = new();
        ExplanationJson.Write(journal, [answer], statistics: null, json);
        return json.ToArray();
    }
}

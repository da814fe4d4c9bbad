using MiaIa.Host.Archive;
using MiaIa.Host.Control;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>The report of a run as a file. It is made from the journal alone, so that it can be made again and says the same.</summary>
internal static class ReportFile
{
    /// <summary>Its name beside the journal.</summary>
    public const string Name = "report.html";

    /// <summary>Where the report of a journal lies unless another place is named.</summary>
    public static string Beside(string journal) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, Name);

    /// <summary>Makes it.</summary>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="file">The file to write, in place of one that is there; its folder is made.</param>
    /// <param name="ledger">Counts the trials anew; null for the count of the run's end.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="RunException">It cannot be written.</exception>
    public static long Write(string journal, string file, TrialLedger? ledger = null)
    {
        using RunJournal opened = RunJournal.Open(journal);
        return WritePage(ReportPage.Of(new ReportReader(opened, ledger).Read()), file);
    }

    /// <summary>Makes the reports of a run that is over. What goes wrong is told, and changes nothing of the run.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="wanted">A further place that was named; null for none.</param>
    /// <param name="output">Where to say what was written.</param>
    /// <returns>Whether what was named could be written.</returns>
    public static bool AfterRun(RunResult result, string? wanted, TextWriter output)
    {
        if (result.JournalPath is not { } journal)
        {
            return wanted is null;
        }

        string? page = null;
        Try(Beside(journal), output, Page);
        return wanted is null || Try(wanted, output, Page);

        string Page() => page ??= PageOf(journal, result);
    }

    private static string PageOf(string journal, RunResult result)
    {
        // Closed by now: nothing is left beside it by looking.
        using RunJournal opened = RunJournal.Open(journal, isOver: true);
        RunFigures? known = opened.Header.ContainsKey(RunFigures.Key) ? RunFigures.Of(result) : null;
        return ReportPage.Of(new ReportReader(opened, ledger: null, known).Read());
    }

    private static long WritePage(string page, string file)
    {
        string path = Path.GetFullPath(file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, page);
            return new FileInfo(path).Length;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"The report {path} cannot be written ({problem.Message}). Name another place; mia report RUN makes it again.", ExitCodes.Failed);
        }
    }

    private static bool Try(string file, TextWriter output, Func<string> page)
    {
        try
        {
            WritePage(page(), file);
            output.WriteLine($"report {file}");
            return true;
        }
        catch (Exception problem) when (problem is RunException or JournalException)
        {
            Console.Error.WriteLine(problem.Message);
            return false;
        }
#pragma warning disable CA1031 // Whatever a report stumbles over, the run it tells of is done and its end must be told.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine($"The report {file} cannot be made ({problem.GetType().Name}: {problem.Message}). The run and its journal are whole.");
            return false;
        }
    }
}

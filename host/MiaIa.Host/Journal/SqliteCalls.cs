using System.Runtime.InteropServices;

namespace MiaIa.Host.Journal;

/// <summary>
/// The library's calls that are made for every value of a row. The package's own ones guard the statement's handle at each call, which
/// costs more than the binding; here the one who calls keeps the statement alive.
/// </summary>
internal static class SqliteCalls
{
    /// <summary>Says that the library copies what it is given.</summary>
    public const nint Transient = -1;

    private const string Library = "e_sqlite3";

    /// <summary>Binds a whole number.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_bind_int64", ExactSpelling = true)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindLong(nint statement, int place, long value);

    /// <summary>Binds a number.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_bind_double", ExactSpelling = true)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindDouble(nint statement, int place, double value);

    /// <summary>Binds a text in UTF-8.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_bind_text", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindText(nint statement, int place, in byte utf8, int length, nint destructor);

    /// <summary>Binds bytes.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_bind_blob", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindBytes(nint statement, int place, in byte bytes, int length, nint destructor);

    /// <summary>Carries a statement out.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_step", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Step(nint statement);

    /// <summary>Makes a statement ready to be carried out again.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_reset", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Reset(nint statement);

    /// <summary>Forgets what is bound.</summary>
    [DllImport(Library, EntryPoint = "sqlite3_clear_bindings", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Clear(nint statement);
}

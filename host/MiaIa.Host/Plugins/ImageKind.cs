namespace MiaIa.Host.Plugins;

/// <summary>What a file called <c>.dll</c> is.</summary>
internal enum ImageKind
{
    /// <summary>A .NET assembly.</summary>
    Assembly,

    /// <summary>Native code: another assembly may call it.</summary>
    Native,

    /// <summary>Neither, or damaged.</summary>
    Nothing,

    /// <summary>The file cannot be opened or read.</summary>
    Unreadable,
}

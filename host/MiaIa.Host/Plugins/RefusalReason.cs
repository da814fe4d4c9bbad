namespace MiaIa.Host.Plugins;

/// <summary>Why a plugin is refused.</summary>
internal enum RefusalReason
{
    /// <summary>A file that should be an assembly is none, or is damaged.</summary>
    NotAnAssembly,

    /// <summary>The folder or a file in it cannot be read.</summary>
    Unreadable,

    /// <summary>Nothing in the folder declares a plugin.</summary>
    NoPlugin,

    /// <summary>The id is not kebab-case.</summary>
    BadId,

    /// <summary>The class is abstract or generic, or implements no contract or several.</summary>
    BadClass,

    /// <summary>Built against another major version of the SDK.</summary>
    OtherSdkMajor,

    /// <summary>Built against a newer minor version of the SDK than the host's.</summary>
    NewerSdkMinor,

    /// <summary>Built against an SDK of the same version that has a type which the host's has not.</summary>
    OtherSdkBuild,

    /// <summary>Built for a newer .NET than the host runs on.</summary>
    NewerFramework,

    /// <summary>An assembly it references is not there, or too old.</summary>
    MissingDependency,

    /// <summary>A plugin that decides uses a clock, chance, I/O or a thread.</summary>
    BannedMember,

    /// <summary>Another plugin has the same id.</summary>
    DuplicateId,

    /// <summary>It passed the scan and could not be loaded all the same.</summary>
    LoadFailed,

    /// <summary>Its class has no public constructor, or several.</summary>
    NoConstructor,

    /// <summary>Its constructor asks for something that nobody provides.</summary>
    UnknownArgument,

    /// <summary>Its constructor threw.</summary>
    ConstructorThrew,
}

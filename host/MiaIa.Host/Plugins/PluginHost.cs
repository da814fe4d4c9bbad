using System.Reflection;
using MiaIa.Sdk;

namespace MiaIa.Host.Plugins;

/// <summary>
/// Loads the plugins that a run uses, each folder into a context of its own, from a copy. Disposing it unloads all of
/// them; the memory goes once nothing refers to their objects.
/// </summary>
/// <param name="shadowRoot">Where the copies lie; null for the user's own store.</param>
/// <param name="isCollectible">Whether they can be unloaded before the program ends.</param>
internal sealed class PluginHost(string? shadowRoot = null, bool isCollectible = true) : IDisposable
{
    private readonly ShadowStore _store = new(shadowRoot ?? ShadowStore.DefaultRoot);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LoadedFolder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<PluginDescriptor, LoadedPlugin> _plugins = new(ReferenceEqualityComparer.Instance);
    private bool _isDisposed;

    /// <summary>Loads a plugin; the same one twice gives the same answer.</summary>
    /// <exception cref="PluginException">It was refused by the scan, or cannot be loaded.</exception>
    public LoadedPlugin Load(PluginDescriptor plugin)
    {
        if (plugin.Refusal is { } refusal)
        {
            throw new PluginException(refusal);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_plugins.TryGetValue(plugin, out LoadedPlugin? loaded))
            {
                _plugins[plugin] = loaded = LoadNew(plugin);
            }

            return loaded;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (LoadedFolder folder in _folders.Values)
            {
                if (isCollectible)
                {
                    folder.Context.Unload();
                }
            }

            _folders.Clear();
            _plugins.Clear();
        }
    }

    private LoadedPlugin LoadNew(PluginDescriptor plugin)
    {
        try
        {
            LoadedFolder folder = LoadFolder(plugin);
            string path = Path.Combine(folder.ShadowFolder, Path.GetFileName(plugin.AssemblyPath));
            Assembly assembly = folder.Context.LoadFromAssemblyPath(path);
            if (assembly.ManifestModule.ModuleVersionId != plugin.ModuleId)
            {
                throw Failed(plugin, "the same build as when the folder was scanned", "the file has changed since");
            }

            Type type = assembly.GetType(plugin.TypeName, throwOnError: true)!;
            string[] contracts = [.. PluginContract.Of(plugin.Kind!.Value).Select(c => c.Name)];
            return contracts.Any(c => type.GetInterface(PluginContract.Sdk + "." + c)?.Assembly == typeof(PluginAttribute).Assembly)
                ? new LoadedPlugin(plugin, type, folder.Context, folder.ContentHash)
                : throw Failed(
                    plugin, string.Join(" or ", contracts) + " of the host's SDK", "the class implements a contract of another SDK");
        }
        catch (Exception e) when (IsLoadFailure(e))
        {
            throw Failed(plugin, "", $"it cannot be loaded: {OneLine(e)}");
        }
    }

    private static bool IsLoadFailure(Exception e) => e is IOException or UnauthorizedAccessException
        or BadImageFormatException or TypeLoadException or MissingMemberException or ReflectionTypeLoadException;

    private static string OneLine(Exception e) =>
        e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static PluginException Failed(PluginDescriptor plugin, string wanted, string found) =>
        new(plugin.Refuse(
            RefusalReason.LoadFailed,
            wanted,
            found,
            "Build the plugin again, copy the whole output folder and start again.").Refusal!);

    private LoadedFolder LoadFolder(PluginDescriptor plugin)
    {
        if (!_folders.TryGetValue(plugin.Folder, out LoadedFolder? folder))
        {
            string shadow = _store.Copy(plugin.Folder, out FolderContent content);
            string path = Path.Combine(shadow, Path.GetFileName(plugin.AssemblyPath));
            folder = new LoadedFolder(shadow, content.Hash, new PluginLoadContext(plugin.Id, path, isCollectible));
            _folders[plugin.Folder] = folder;
        }

        return folder;
    }
}

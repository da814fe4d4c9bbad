namespace MiaIa.Host.Plugins;

/// <summary>
/// Every plugin there is, told from metadata: nothing is loaded. One that is refused is in it too, with the reason, and
/// hides no other.
/// </summary>
internal sealed class PluginCatalogue
{
    private readonly PluginDescriptor[] _all;

    private PluginCatalogue(PluginDescriptor[] all) => _all = all;

    /// <summary>All of them by id (ordinal), then by path; those without an id first.</summary>
    public IReadOnlyList<PluginDescriptor> All => _all;

    /// <summary>Scans the plugin folders under the roots. The order of roots and files changes nothing.</summary>
    /// <param name="roots">Folders laid out as <c>KIND/ID/</c>, or that directly hold a plugin.</param>
    public static PluginCatalogue Scan(IEnumerable<string> roots)
    {
        List<PluginDescriptor> found = [];
        foreach (string folder in PluginFolders.Under(roots))
        {
            found.AddRange(FolderScan.Of(folder));
        }

        PluginDescriptor[] all = [.. found];
        Array.Sort(all, Compare);
        RefuseDuplicates(all);
        return new PluginCatalogue(all);
    }

    /// <summary>
    /// The plugin with this id, or null when there is none. It may be refused: then its refusal is what to tell.
    /// </summary>
    /// <param name="id">The id, without the label of an instance.</param>
    public PluginDescriptor? Find(string id)
    {
        foreach (PluginDescriptor plugin in _all)
        {
            if (plugin.Id.Length > 0 && string.Equals(plugin.Id, id, StringComparison.Ordinal))
            {
                return plugin;
            }
        }

        return null;
    }

    /// <summary>The known ids nearest to a misspelt one, best first; only those at most half of it apart.</summary>
    public IReadOnlyList<string> Nearest(string id, int count = 3) =>
    [
        .. _all
            .Select(plugin => plugin.Id)
            .Where(known => known.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(known => (Known: known, Distance: EditDistance.Between(id, known)))
            .Where(pair => pair.Distance <= Math.Max(2, id.Length / 2))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Known, StringComparer.Ordinal)
            .Take(count)
            .Select(pair => pair.Known),
    ];

    private static int Compare(PluginDescriptor a, PluginDescriptor b)
    {
        int order = string.CompareOrdinal(a.Id, b.Id);
        order = order != 0 ? order : string.CompareOrdinal(a.AssemblyPath, b.AssemblyPath);
        return order != 0 ? order : string.CompareOrdinal(a.TypeName, b.TypeName);
    }

    // Neither of two may win: which one a person meant cannot be told.
    private static void RefuseDuplicates(PluginDescriptor[] all)
    {
        for (int first = 0, next; first < all.Length; first = next)
        {
            next = first + 1;
            while (next < all.Length && string.Equals(all[next].Id, all[first].Id, StringComparison.Ordinal))
            {
                next++;
            }

            if (next - first > 1 && all[first].Id.Length > 0)
            {
                RefuseAll(all.AsSpan(first, next - first));
            }
        }
    }

    private static void RefuseAll(Span<PluginDescriptor> same)
    {
        string[] places = new string[same.Length];
        for (int i = 0; i < same.Length; i++)
        {
            places[i] = $"{same[i].AssemblyPath} ({same[i].TypeName})";
        }

        string found = FormattableString.Invariant($"{same.Length} plugins have this id: ")
            + string.Join(" and ", places);
        for (int i = 0; i < same.Length; i++)
        {
            // One that is refused anyway keeps its own reason, and tells the other as a note.
            same[i] = same[i].IsReady
                ? same[i].Refuse(RefusalReason.DuplicateId, "", found, "Remove all but one, or rename them.")
                : same[i] with { Notes = [.. same[i].Notes, found] };
        }
    }
}

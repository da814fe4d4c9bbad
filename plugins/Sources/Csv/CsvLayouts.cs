using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Finds the layout of a table.</summary>
/// <param name="options">Settings.</param>
internal sealed class CsvLayouts(CsvOptions options)
{
    private readonly CsvMapping _mapping = new(options);

    /// <summary>The layout of a file; null when it is none of ours.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes.</param>
    /// <exception cref="SourceException">It is a table of prices, and how to read it cannot be told.</exception>
    public CsvLayout? Find(string path, ReadOnlySpan<byte> head)
    {
        CsvSample sample = new(path, head);
        if (!sample.IsTable)
        {
            return null;
        }

        CsvPreset preset = options.Preset is CsvPreset.Auto && options.Columns is not null ? CsvPreset.Mapping : options.Preset;
        CsvLayout? layout = preset switch
        {
            CsvPreset.Mapping => _mapping.FromOption(sample),
            CsvPreset.Ninjatrader => CsvVendors.Ninjatrader(sample) ?? _mapping.FromHeader(sample),
            CsvPreset.FirstRateData => CsvVendors.FirstRateData(sample),
            CsvPreset.Kibot => CsvVendors.Kibot(sample),
            CsvPreset.Databento => CsvDatabento.Find(sample),
            _ when CsvDatabento.IsOfRecords(sample) => null,
            _ => CsvDatabento.Find(sample) ?? CsvVendors.Ninjatrader(sample) ?? CsvVendors.FirstRateData(sample)
                ?? CsvVendors.Kibot(sample) ?? _mapping.FromHeader(sample),
        };
        return layout is null ? null : layout with
        {
            Zone = options.Zone ?? layout.Zone,
            Period = options.Period ?? layout.Period,
            IsEndStamp = options.Stamp switch { CsvStamp.Start => false, CsvStamp.End => true, _ => layout.IsEndStamp },
        };
    }

    /// <summary>The layout of a file that was found before.</summary>
    /// <exception cref="SourceException">The file cannot be read, or is another one now.</exception>
    public CsvLayout Reopen(string path) => Find(path, TextFile.Head(path)) ?? throw new SourceException(
        path, "", "The table is none that the csv source reads. Was the file replaced meanwhile, or is another preset set?");
}

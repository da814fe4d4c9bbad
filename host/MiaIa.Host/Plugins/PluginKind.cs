namespace MiaIa.Host.Plugins;

/// <summary>What a plugin is, told by the contract its class implements.</summary>
internal enum PluginKind
{
    /// <summary>Reads market data files: ISource.</summary>
    Source,

    /// <summary>A live or made market: IFeed.</summary>
    Feed,

    /// <summary>Computes values from the market: IFeature.</summary>
    Feature,

    /// <summary>Weighs the features: IConfluence.</summary>
    Confluence,

    /// <summary>Proposes entries and exits: IStrategy.</summary>
    Strategy,

    /// <summary>A last veto: IFilter for candidates, ISetupFilter for setups.</summary>
    Filter,

    /// <summary>A further limit: IRiskRule.</summary>
    Risk,

    /// <summary>Prices the fills of a simulated broker: IFillModel.</summary>
    FillModel,

    /// <summary>Where orders go: IBroker.</summary>
    Broker,

    /// <summary>Where alerts go: IAlertSink.</summary>
    Alert,
}

namespace MiaIa.Host.Data;

/// <summary>What a check of data came to.</summary>
internal enum CheckOutcome : byte
{
    /// <summary>As real data are.</summary>
    Pass,

    /// <summary>Not as real data are: the data are SUSPECT.</summary>
    Fail,

    /// <summary>The data hold nothing that it could be made on, or too little.</summary>
    NotApplicable,
}

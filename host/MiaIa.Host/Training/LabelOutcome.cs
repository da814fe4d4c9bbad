namespace MiaIa.Host.Training;

/// <summary>What became of a candidate.</summary>
internal enum LabelOutcome
{
    /// <summary>Not settled yet; at the end of the data it has no label.</summary>
    Open,

    /// <summary>It paid.</summary>
    Success,

    /// <summary>It did not.</summary>
    Failure,

    /// <summary>Nobody knows: a hole lies in the prices that would tell. It has no label.</summary>
    Unknown,
}

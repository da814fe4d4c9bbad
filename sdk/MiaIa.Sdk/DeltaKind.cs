namespace MiaIa.Sdk;

/// <summary>Where a bar's delta comes from.</summary>
public enum DeltaKind : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Volume by aggressor from the feed.</summary>
    Exact,

    /// <summary>At least one aggressor was inferred by the quote or tick rule.</summary>
    Inferred,

    /// <summary>Bulk volume classification from prices (Easley, Lopez de Prado and O'Hara 2012).</summary>
    Estimated,
}

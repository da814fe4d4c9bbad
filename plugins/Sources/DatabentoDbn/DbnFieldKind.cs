namespace MiaIa.Plugins.Sources;

/// <summary>How a value of a table is written in a record.</summary>
internal enum DbnFieldKind : byte
{
    /// <summary>A number of one byte.</summary>
    Number8,

    /// <summary>A number of two bytes.</summary>
    Number16,

    /// <summary>A number of four bytes, perhaps negative.</summary>
    Number32,

    /// <summary>A number of eight bytes.</summary>
    Number64,

    /// <summary>A quantity of eight bytes that may be absent.</summary>
    Quantity,

    /// <summary>A price: a decimal in points, or a whole number of 1e-9 points; empty where it is absent.</summary>
    Price,

    /// <summary>A time: nanoseconds, or ISO 8601 in UTC; empty where it is absent.</summary>
    Time,

    /// <summary>A letter; N where it is empty.</summary>
    Letter,
}

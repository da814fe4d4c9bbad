using System.Globalization;

namespace MiaIa.Sdk.Binary;

/// <summary>Counts what is wrong with the records of a file, and says so when none of them was good.</summary>
/// <param name="path">The file.</param>
/// <param name="request">Where problems go, and the instrument that the records are read for.</param>
public sealed class RecordProblems(string path, StreamRequest request)
{
    private long _firstOffset = -1;
    private ProblemKind _first;

    /// <summary>Whether a record was good.</summary>
    public bool HasGood { get; set; }

    /// <summary>Counts one.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="offset">Byte offset of the record.</param>
    public void Count(ProblemKind kind, long offset)
    {
        request.Problems.Count(kind, path, offset);
        if (_firstOffset < 0)
        {
            _firstOffset = offset;
            _first = kind;
        }
    }

    /// <summary>To be called at the end of the file.</summary>
    /// <exception cref="SourceException">There were records, and none was good.</exception>
    public void CheckAnyGood()
    {
        if (HasGood || _firstOffset < 0 || _first is ProblemKind.Truncated)
        {
            return;
        }

        string what = _first is ProblemKind.OffGrid
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"No price lies on the grid of {request.Instrument.Symbol} ({request.Instrument.TickSize}). Is it another instrument, or does it need a price multiplier?")
            : $"No record can be read ({_first}).";
        throw new SourceException(path, RecordFile.Place(_firstOffset), what + " Download it again, or leave it out.");
    }
}

using System.Buffers.Binary;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// The row of a decision between bars in one value, as there are many of them: float64, little-endian, value and age in seconds of each
/// output in the order of the table <c>outputs</c>, then the contribution of each term and each factor. NaN stands for what is not there.
/// </summary>
/// <param name="outputs">Number of outputs.</param>
/// <param name="terms">Number of terms.</param>
/// <param name="factors">Number of factors.</param>
internal sealed class PackedRow(int outputs, int terms, int factors)
{
    private const int Size = sizeof(double);
    private const double NanosecondsPerSecond = 1e9;

    private readonly byte[] _bytes = new byte[((2 * outputs) + terms + factors) * Size];

    /// <summary>Packs the row of an entry; the bytes hold until the next call.</summary>
    public ReadOnlySpan<byte> Pack(JournalEntry entry)
    {
        Span<byte> rest = _bytes;
        foreach (ref readonly FeatureValue value in entry.Row.AsSpan())
        {
            bool isThere = value.Status is not FeatureStatus.Missing;
            Write(ref rest, isThere ? value.Value : double.NaN);
            Write(ref rest, isThere ? (entry.TimeNs - value.TimeNs) / NanosecondsPerSecond : double.NaN);
        }

        foreach (double contribution in entry.Contributions)
        {
            Write(ref rest, contribution);
        }

        foreach (double factor in entry.Factors)
        {
            Write(ref rest, factor);
        }

        return _bytes;
    }

    /// <summary>The numbers of a packed row in their order; null for what is not there.</summary>
    /// <exception cref="JournalException">It has another length than this run's rows have.</exception>
    public IReadOnlyList<double?> Unpack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != _bytes.Length)
        {
            throw new JournalException($"A packed row has {bytes.Length} bytes where {_bytes.Length} were expected.");
        }

        double?[] numbers = new double?[bytes.Length / Size];
        for (int i = 0; i < numbers.Length; i++)
        {
            double number = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * Size)..]);
            numbers[i] = double.IsNaN(number) ? null : number;
        }

        return numbers;
    }

    private static void Write(ref Span<byte> rest, double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(rest, number);
        rest = rest[Size..];
    }
}

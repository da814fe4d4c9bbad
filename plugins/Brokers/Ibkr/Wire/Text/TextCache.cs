using System.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Keeps short texts that come again and again, so that a tick makes no string. Later ones push out earlier ones.</summary>
internal sealed class TextCache
{
    private const int Slots = 256;
    private const int LongestText = 32;

    private readonly string?[] _texts = new string?[Slots];

    /// <summary>The bytes as text.</summary>
    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        if (bytes.Length > LongestText)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        ref string? slot = ref _texts[SlotOf(bytes)];
        if (slot is not null && Ascii.Equals(bytes, slot))
        {
            return slot;
        }

        return slot = Encoding.UTF8.GetString(bytes);
    }

    private static int SlotOf(ReadOnlySpan<byte> bytes)
    {
        uint hash = 2166136261;
        foreach (byte b in bytes)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) % Slots);
    }
}

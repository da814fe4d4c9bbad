using System.Globalization;
using System.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// Our tag on every order: <c>mia-run-id</c>, and <c>mia-run-id.2</c> when an order is sent a second time. It comes back with every report and
/// survives every restart, so that an order of unclear fate is found by it.
/// </summary>
/// <param name="run">The run: the same after a restart of the same run, another for every other run.</param>
internal sealed class RunTag(string run)
{
    private const string Prefix = "mia-";
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int RunLength = 12;

    /// <summary>The part that names the run: 12 characters.</summary>
    public string Run { get; } = Shorten(run);

    /// <summary>The tag of an order; 40 characters at most.</summary>
    /// <param name="orderId">Our id.</param>
    /// <param name="attempt">1 when it is sent for the first time.</param>
    public string Of(long orderId, int attempt) => attempt > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Run}-{orderId}.{attempt}")
        : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Run}-{orderId}");

    /// <summary>Name of a group of orders that cancel each other.</summary>
    public string GroupOf(long groupId, int orderId) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Run}-g{groupId}-{orderId}");

    /// <summary>Reads a tag. False for one of another run, and for one that is none.</summary>
    public bool TryRead(string tag, out long orderId, out int attempt)
    {
        (orderId, attempt) = (0, 1);
        int start = Prefix.Length + RunLength + 1;
        if (tag.Length <= start || !tag.StartsWith(Prefix, StringComparison.Ordinal) || tag[start - 1] != '-'
            || !tag.AsSpan(Prefix.Length, RunLength).SequenceEqual(Run))
        {
            return false;
        }

        ReadOnlySpan<char> rest = tag.AsSpan(start);
        int dot = rest.IndexOf('.');
        bool isRead = dot < 0 || int.TryParse(rest[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out attempt);
        return isRead && long.TryParse(dot < 0 ? rest : rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out orderId) && orderId > 0;
    }

    private static string Shorten(string text)
    {
        ulong hash = ExecutionKey.Hash(Encoding.UTF8.GetBytes(text));
        Span<char> name = stackalloc char[RunLength];
        for (int i = 0; i < RunLength; i++)
        {
            (hash, ulong digit) = Math.DivRem(hash, (ulong)Digits.Length);
            name[i] = Digits[(int)digit];
        }

        return new string(name);
    }
}

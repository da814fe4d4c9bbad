using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>The connections of this process, by host, port and client id. Broker and feed rent the same one; the last to give it back closes it.</summary>
internal static class DeskTable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Host, int Port, int ClientId), (IbkrDesk Desk, int Users)> Desks = [];

    /// <summary>The connection of these options, made when nobody has it yet. It is opened by <see cref="IbkrDesk.Start"/>.</summary>
    /// <exception cref="ArgumentException">It is in use with another account.</exception>
    public static IbkrDesk Rent(IbkrOptions options, ITimeZones zones) =>
        Rent(options, () => new IbkrDesk(options, zones, TimeProvider.System));

    /// <summary>The same with a connection of the caller's making, for tests.</summary>
    internal static IbkrDesk Rent(IbkrOptions options, Func<IbkrDesk> make)
    {
        (string, int, int) key = (options.Host, options.Port, options.ClientId);
        lock (Gate)
        {
            if (!Desks.TryGetValue(key, out (IbkrDesk Desk, int Users) rented))
            {
                rented = (make(), 0);
            }

            rented.Desk.Join(options);
            Desks[key] = (rented.Desk, rented.Users + 1);
            return rented.Desk;
        }
    }

    /// <summary>Gives one back.</summary>
    public static void Return(IbkrDesk desk)
    {
        bool isLast = false;
        lock (Gate)
        {
            foreach ((var key, (IbkrDesk held, int users)) in Desks)
            {
                if (held == desk)
                {
                    isLast = users == 1;
                    if (isLast)
                    {
                        Desks.Remove(key);
                    }
                    else
                    {
                        Desks[key] = (held, users - 1);
                    }

                    break;
                }
            }
        }

        if (isLast)
        {
            desk.Close();
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>Serves a ledger to one process after the other, on the loopback, and can kill the process at a request.</summary>
internal sealed class RecordServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Thread _thread;
    private KillPoint _point;
    private Action? _kill;

    /// <param name="port">The port; 0 for any that is free.</param>
    public RecordServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _thread = new Thread(Serve) { IsBackground = true, Name = "broker of record" };
        _thread.Start();
    }

    public Ledger Ledger { get; } = new();

    public int Port { get; }

    /// <summary>Requests that were answered, by their letter.</summary>
    public Dictionary<char, int> Answered { get; } = [];

    /// <summary>The next process is to be killed here.</summary>
    public void Arm(KillPoint point, Action kill)
    {
        lock (Ledger)
        {
            (_point, _kill) = (point, kill);
        }
    }

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                using Socket client = _listener.AcceptSocket();
                client.NoDelay = true;
                Talk(client);
            }
            catch (SocketException)
            {
                // The process was killed, or the test is over.
                if (!_listener.Server.IsBound)
                {
                    return;
                }
            }
            catch (InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Talk(Socket client)
    {
        // A process that was killed may leave requests behind it: they are carried out, and are none of the next process.
        (KillPoint point, Action? kill, long counted) = Armed();
        byte[] head = new byte[5];
        while (Receive(client, head))
        {
            byte[] body = new byte[MemoryMarshal.Read<int>(head.AsSpan(1))];
            if (!Receive(client, body))
            {
                return;
            }

            byte[] answer;
            lock (Ledger)
            {
                char what = (char)head[0];
                bool isPoint = point.Requests?.Contains(what, StringComparison.Ordinal) == true && ++counted == point.Count;
                if (isPoint && point.Place is KillPlace.RequestReceived)
                {
                    kill!();
                    return;
                }

                answer = Answer(what, body);
                Answered[what] = Answered.GetValueOrDefault(what) + 1;
                if (isPoint && point.Place is KillPlace.RequestDone)
                {
                    kill!();
                    return;
                }
            }

            client.Send(answer);
        }
    }

    private (KillPoint Point, Action? Kill, long Counted) Armed()
    {
        lock (Ledger)
        {
            return (_point, _kill, 0);
        }
    }

    private byte[] Answer(char what, byte[] body)
    {
        ReadOnlySpan<long> numbers = what is 'M' or 'S' ? [] : MemoryMarshal.Cast<byte, long>(body);
        switch (what)
        {
            case 'M':
                Ledger.OnMarket(in MemoryMarshal.AsRef<MarketEvent>(body));
                break;
            case 'S':
                Ledger.Submit(MemoryMarshal.Cast<byte, Order>(body.AsSpan(sizeof(long))), MemoryMarshal.Read<long>(body));
                break;
            case 'C':
                Ledger.Cancel(numbers[1], numbers[0]);
                break;
            case 'X':
                Ledger.Modify(numbers[1], (int)numbers[2], (int)numbers[3], numbers[0]);
                break;
        }

        MarketEvent[] news = what is 'R' ? Ledger.Reconcile(numbers[0]) : Ledger.Take();
        byte[] answer = new byte[sizeof(int) + (news.Length * 80)];
        MemoryMarshal.Write(answer, news.Length);
        MemoryMarshal.AsBytes(news.AsSpan()).CopyTo(answer.AsSpan(sizeof(int)));
        return answer;
    }

    private static bool Receive(Socket client, byte[] to)
    {
        int read = 0;
        while (read < to.Length)
        {
            int part = client.Receive(to.AsSpan(read));
            if (part == 0)
            {
                return false;
            }

            read += part;
        }

        return true;
    }
}

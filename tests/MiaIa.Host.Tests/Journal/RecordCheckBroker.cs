using MiaIa.Sdk;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Journal;

/// <summary>Stands before a broker and looks, from a connection of its own, whether each order is committed before it arrives.</summary>
internal sealed class RecordCheckBroker(IBroker inner, string journal) : IBroker
{
    public bool IsSimulated => true;

    public bool IsReproducible => inner.IsReproducible;

    /// <summary>Purposes of the orders that arrived.</summary>
    public List<OrderRole> Arrived { get; } = [];

    /// <summary>Orders that arrived without a committed record.</summary>
    public List<long> Unrecorded { get; } = [];

    public bool OnMarket(in MarketEvent e) => inner.OnMarket(in e);

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        foreach (ref readonly Order order in orders)
        {
            Arrived.Add(order.Role);
            if (!IsRecorded(order.Id))
            {
                Unrecorded.Add(order.Id);
            }
        }

        inner.Submit(orders, timeNs);
    }

    public void Cancel(long orderId, long timeNs) => inner.Cancel(orderId, timeNs);

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) => inner.Modify(orderId, priceTicks, quantity, timeNs);

    public void Reconcile(long timeNs) => inner.Reconcile(timeNs);

    public bool TryRead(out MarketEvent answer) => inner.TryRead(out answer);

    private bool IsRecorded(long id)
    {
        try
        {
            using SqliteConnection connection = new($"Data Source={journal};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM orders WHERE id = $id";
            command.Parameters.AddWithValue("$id", id);
            return command.ExecuteScalar() is 1L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}

namespace MiaIa.Engine.Orders;

/// <summary>An order that the broker named and that we do not keep.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Quantity">Contracts, with those filled; 0 when not told.</param>
/// <param name="Filled">Contracts filled, as told in the same answer.</param>
/// <param name="IsEnded">Whether it was told that it ended.</param>
internal readonly record struct ToldOrder(long Id, int Quantity, int Filled, bool IsEnded)
{
    /// <summary>Whether it works at the broker.</summary>
    public bool IsWorking => !IsEnded && (Quantity == 0 || Filled < Quantity);
}

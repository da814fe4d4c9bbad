using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>How many contracts an entry gets: the budget times every factor, then the further risk rules; all can only lower it.</summary>
internal sealed class EntrySize
{
    private const string SizeFactorOutput = ".size-factor";

    private readonly EntryGate _gate;
    private readonly Position _position;
    private readonly Router _router;
    private readonly EntryInputs _inputs;
    private readonly RiskWatch _watch;
    private readonly IJournal _journal;
    private readonly RiskRuleSlot[] _rules;
    private readonly int[] _factors;

    public EntrySize(EngineSetup setup, RiskControl risk, Position position, Router router)
    {
        (_gate, _position, _journal, _rules) = (risk.Gate, position, setup.Journal, [.. setup.RiskRules]);
        (_router, _inputs, _watch) = (router, risk.Inputs, risk.Watch);
        _factors =
        [
            .. Enumerable.Range(0, setup.Names.Names.Count)
                .Where(i => setup.Names.Names[i].EndsWith(SizeFactorOutput, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The contracts; 0 with its reason in the steps.</summary>
    /// <param name="steps">Receives why there are none.</param>
    /// <param name="point">The moment.</param>
    /// <param name="setup">The setup, graded.</param>
    /// <param name="stopTicks">Distance of the stop.</param>
    /// <param name="factor">Product of the factors that are no features, [0, 1].</param>
    /// <param name="row">The row.</param>
    public int Of(
        ref Steps steps, in DecisionPoint point, in Proposal setup, int stopTicks, double factor, ReadOnlySpan<FeatureValue> row)
    {
        // A factor that cannot be told, or is no number above 0, pays for nothing.
        factor *= _gate.DrawdownFactor;
        factor *= setup.SizeFactor > 0 ? Math.Min(1, setup.SizeFactor) : 0;
        foreach (int slot in _factors)
        {
            factor *= row[slot].IsUsable && row[slot].Value > 0 ? Math.Min(1, row[slot].Value) : 0;
        }

        int pending = Math.Abs(point.PositionQuantity) + _router.WorkingEntryQuantity;
        decimal openRisk = pending == 0 ? 0 : _gate.RiskOf(pending, _router.RiskTicks);
        _gate.CheckRoom(ref steps, stopTicks, point.PositionQuantity, openRisk);
        int room = _inputs.MarginRoom(ref steps, _gate.Equity, point.PositionQuantity, point.TimeNs);
        int quantity = _gate.Size(stopTicks, factor, point.PositionQuantity, openRisk, room);
        quantity = setup.MaxQuantity > 0 ? Math.Min(quantity, setup.MaxQuantity) : quantity;
        if (quantity <= 0)
        {
            steps.Fail(ReasonCode.SizeZero);
            return 0;
        }

        EntryRequest request = new(point.TimeNs, setup.Side, quantity, point.PriceTicks, stopTicks, setup.TargetTicks);
        int allowed = AskRules(in request);
        if (allowed <= 0)
        {
            steps.Fail(ReasonCode.RiskRule);
        }

        return Math.Max(0, allowed);
    }

    private int AskRules(in EntryRequest request)
    {
        AccountState account = new(
            _gate.Equity, _gate.PeakEquity, _gate.DayProfit, _position.Quantity, _gate.RoundTripsToday);
        int allowed = request.Quantity;
        foreach (RiskRuleSlot slot in _rules)
        {
            try
            {
                allowed = slot.Fault is null ? Math.Min(allowed, slot.Rule.Allow(in request, in account)) : 0;
            }
#pragma warning disable CA1031 // A plugin may throw anything: then nothing is allowed.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                slot.Fault = $"{problem.GetType().Name}: {problem.Message}";
                _journal.OnNote(request.TimeNs, NoteKind.Fault, $"risk rule {slot.Name}: {slot.Fault}");
                _watch.Raise(HaltCause.RiskRule, request.TimeNs, $"the risk rule {slot.Name} failed: no entries until a person resumes");
                allowed = 0;
            }
        }

        return allowed;
    }
}

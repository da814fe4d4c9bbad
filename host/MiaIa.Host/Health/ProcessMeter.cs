namespace MiaIa.Host.Health;

/// <summary>Measures the machine from one look to the next. Each who looks has one of his own; one thread measures.</summary>
/// <param name="machine">The machine.</param>
internal sealed class ProcessMeter(IMachine machine)
{
    private MachineReading _last = machine.Read();

    private volatile ProcessFigures? _figures;

    /// <summary>The figures taken last, for any thread; null before, and when they could not be taken.</summary>
    public ProcessFigures? Figures => _figures;

    /// <summary>The figures since the look before; the first time since this was made.</summary>
    public ProcessFigures Take()
    {
        _figures = null;
        MachineReading now = machine.Read();
        ProcessFigures figures = ProcessFigures.Of(in _last, in now);
        _last = now;
        _figures = figures;
        return figures;
    }
}

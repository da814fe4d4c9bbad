namespace MiaIa.Host.Health;

/// <summary>Measures the machine from one look to the next. Each who looks has one of his own; not for several threads.</summary>
/// <param name="machine">The machine.</param>
internal sealed class ProcessMeter(IMachine machine)
{
    private MachineReading _last = machine.Read();

    /// <summary>The figures since the look before; the first time since this was made.</summary>
    public ProcessFigures Take()
    {
        MachineReading now = machine.Read();
        ProcessFigures figures = ProcessFigures.Of(in _last, in now);
        _last = now;
        return figures;
    }
}

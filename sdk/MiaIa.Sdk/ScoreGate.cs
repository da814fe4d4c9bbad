namespace MiaIa.Sdk;

/// <summary>What the confluence must say before a setup may become a signal.</summary>
public enum ScoreGate : byte
{
    /// <summary>The score asks for the setup's side: beyond the threshold.</summary>
    Candidate,

    /// <summary>
    /// The score does not stand against it: d * S1 &gt; -T / 2. A fade of a range stands against the momentum of the moment, so it is a
    /// candidate of its own; coverage and all later steps apply to it unchanged.
    /// </summary>
    NotOpposed,
}

namespace LayerFreezing;

/// <summary>What the owner of a claim says of itself.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Process">The process.</param>
/// <param name="Since">When the run was begun, UTC.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">All steps; 0 before the first.</param>
/// <param name="Loss">The mean loss of late; null before the first step.</param>
/// <param name="SecondsLeft">The time left.</param>
public sealed record ClaimNote(string Machine, int Process, DateTime Since, int Step = 0, int Steps = 0, double? Loss = null, double? SecondsLeft = null)
{
    /// <summary>An owner that hasn't said anything yet.</summary>
    internal static ClaimNote Unknown { get; } = new("", 0, default);

    internal static ClaimNote OfThisProcess() => new(Environment.MachineName, Environment.ProcessId, DateTime.UtcNow);
}

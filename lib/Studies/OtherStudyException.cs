namespace LayerFreezing;

/// <summary>A folder of results belongs to another study, or to one of other files or another version of the kit.</summary>
/// <param name="message">Which folder, what differs, and what to do.</param>
public sealed class OtherStudyException(string message) : KitException(message);

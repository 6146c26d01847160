namespace LayerFreezing;

/// <summary>A run's record is whole, but of a format this kit doesn't read.</summary>
/// <param name="message">Which file, which format, and which one is read.</param>
public sealed class RecordFormatException(string message) : KitException(message);

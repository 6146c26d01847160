namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value as content.</summary>
/// <returns>False where it doesn't write this one.</returns>
public delegate bool FormatDelegate<in T>(T value, FormatContext context);

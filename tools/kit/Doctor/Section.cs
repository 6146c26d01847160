namespace LayerFreezing.Kit;

/// <summary>A part of the report of <c>kit doctor</c>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Findings">In the order to read them.</param>
internal sealed record Section(string Title, IReadOnlyList<Finding> Findings);

using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>Options changed for some of a study's runs: those that fit all of its lists, where an empty list fits any.</summary>
public sealed record CellOverride
{
    /// <summary>Models, as the study names them.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Tasks, by name.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Depths.</summary>
    public IReadOnlyList<FreezePlan> Depths { get; init; } = [];

    /// <summary>Seeds.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>The options, by name.</summary>
    public required JsonObject Set { get; init; }

    /// <summary>Whether a run is meant.</summary>
    internal bool Fits(string model, string task, FreezePlan plan, int layers, int seed) =>
        (Models.Count == 0 || Models.Contains(model))
        && (Tasks.Count == 0 || Tasks.Any(name => GlueTask.Find(name).Name == task))
        && (Depths.Count == 0 || Depths.Any(depth => depth.Resolve(layers) == plan))
        && (Seeds.Count == 0 || Seeds.Contains(seed));
}

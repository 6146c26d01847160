using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>All a worker is told to do one run.</summary>
/// <param name="Cell">Which run it is.</param>
/// <param name="ModelFolder">The model's folder.</param>
/// <param name="GlueRoot">The folder that has the task's folder.</param>
/// <param name="Options">Every option with its value.</param>
/// <param name="Device">The device, by name.</param>
/// <param name="Origin">What the record says of where the run came from.</param>
/// <param name="KeepEvery">The time between two writes of the run's state.</param>
/// <param name="Cache">The folder for the activations of frozen layers, which runs share.</param>
public sealed record CellOrder(Cell Cell, string ModelFolder, string GlueRoot, JsonObject Options, string Device, RunOrigin Origin, TimeSpan KeepEvery, string Cache);

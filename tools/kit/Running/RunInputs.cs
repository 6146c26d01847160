using TorchSharp;

namespace LayerFreezing.Kit;

/// <summary>A model, a task and where they are, as a call names them.</summary>
/// <param name="ModelFolder">The model's folder.</param>
/// <param name="Task">The task.</param>
/// <param name="GlueRoot">The folder that has the task's folder.</param>
/// <param name="Device">Where the model computes.</param>
/// <param name="Predictions">Where the answers go, or null.</param>
/// <param name="Json">Whether the result is written as JSON.</param>
internal sealed record RunInputs(string ModelFolder, GlueTask Task, string GlueRoot, torch.Device Device, string? Predictions, bool Json)
{
    /// <summary>The examples, where they are of a file of the caller's own; null where they are a task's.</summary>
    public OwnTask? Own { get; init; }

    /// <summary>Prints a line for a reader: on standard output, or beside it where that is for a program.</summary>
    public void Tell(string line) => (Json ? Console.Error : Console.Out).WriteLine(line);
}

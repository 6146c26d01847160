using System.CommandLine;
using TorchSharp;

namespace LayerFreezing.Kit;

/// <summary>What <c>kit train</c> and <c>kit evaluate</c> are both told: which model, which task, and where.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _model = new("--model") { Description = "A model's folder, or its name; one that isn't here is fetched.", HelpName = "DIR", Required = true };

    private readonly Option<string> _task = new("--task")
    {
        Description = $"One of {string.Join(", ", GlueTask.All.Concat(MicroTasks.All).Select(task => task.Name))}.",
        HelpName = "TASK",
        Required = true,
    };

    private readonly Option<string?> _data = new("--data") { Description = "GLUE's root, which has a folder for each task.", HelpName = "DIR" };

    private readonly Option<string> _device = new("--device")
    {
        Description = "auto, cpu, cuda or cuda:n.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<string?> _predictions = new("--predictions") { Description = "Write the answers on dev, a JSON object a row.", HelpName = "FILE" };

    private readonly Option<bool> _json = new("--json") { Description = "Write the result as JSON, in the last line on standard output." };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _model, _task, _data, _device, _predictions, _json }) { command.Options.Add(option); }
    }

    /// <summary>Finds the folders and the task of a call.</summary>
    /// <exception cref="KitException">One of them isn't there.</exception>
    public RunInputs Read(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var task = GlueTask.Find(call.GetRequiredValue(_task));
        return new RunInputs(
            NamedModel.Folder(call.GetRequiredValue(_model), cancelled), task, folders.Glue(task, call.GetValue(_data)),
            ComputeDevice.Choose(call.GetRequiredValue(_device)), OutputPlace.Check(call.GetValue(_predictions)), call.GetValue(_json));
    }
}

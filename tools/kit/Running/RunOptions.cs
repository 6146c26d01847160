using System.CommandLine;
using TorchSharp;

namespace LayerFreezing.Kit;

/// <summary>What <c>kit train</c> and <c>kit evaluate</c> are both told: which model, which task, and where.</summary>
internal sealed class RunOptions
{
    private readonly Option<string> _model = new("--model") { Description = "A model's folder, or its name; one that isn't here is fetched.", HelpName = "DIR", Required = true };

    private readonly Option<string?> _task = new("--task")
    {
        Description = $"One of {string.Join(", ", GlueTask.All.Concat(MicroTasks.All).Select(task => task.Name))}.",
        HelpName = "TASK",
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

    private readonly OwnDataOptions _own = new();

    /// <summary>Gives a command these options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="trains">Whether it trains, so that data of one's own needs a part to score on.</param>
    public void AddTo(Command command, bool trains)
    {
        foreach (var option in new Option[] { _model, _task, _data, _device, _predictions, _json }) { command.Options.Add(option); }
        _own.AddTo(command, trains);
        command.Validators.Add(call =>
        {
            if (call.GetResult(_task) is null == !_own.IsIn(call)) { call.AddError("Say which data: --task, or --file with --text and --label."); }
        });
    }

    /// <summary>Finds the folders and the task of a call.</summary>
    /// <exception cref="KitException">One of them isn't there.</exception>
    public RunInputs Read(ParseResult call, bool trains, CancellationToken cancelled)
    {
        var own = _own.Read(call, trains);
        var named = own is null ? GlueTask.Find(call.GetRequiredValue(_task)!) : null;
        var root = named is null ? "" : KitFolders.Find().Glue(named, call.GetValue(_data));
        var device = ComputeDevice.Choose(call.GetRequiredValue(_device));
        var predictions = OutputPlace.Check(call.GetValue(_predictions));
        var model = NamedModel.Folder(call.GetRequiredValue(_model), cancelled);
        var examples = trains ? own?.Load() : own is null ? null : (own with { Labels = LabelsOf(model), Kind = own.Kind ?? KindOf(model) }).LoadWhole();
        return new RunInputs(model, named ?? examples!.Task, root, device, predictions, call.GetValue(_json)) { Own = examples };
    }

    // What is only scored on has the labels of the model in the model's order, whichever of them the file happens to have.
    private static IReadOnlyList<string>? LabelsOf(string model) => EncoderConfig.Load(model) is { Labels: > 1, LabelNames: { Count: > 1 } names } ? names : null;

    private static GlueTaskKind? KindOf(string model) => EncoderConfig.Load(model).Labels == 1 ? GlueTaskKind.Regression : null;
}

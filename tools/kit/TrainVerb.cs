using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit train: fine-tunes a model on a task under a plan and scores it on dev.</summary>
internal sealed class TrainVerb : Verb
{
    private readonly RunOptions _run = new();

    private readonly Option<string> _tune = new("--tune")
    {
        Description = "What is trained: all, top:3, head, layers:3,4,5 or first:9 (freezes the first nine).",
        HelpName = "PLAN",
        Required = true,
    };

    private readonly Option<string> _preset = new("--preset")
    {
        Description = $"Where the options begin: {string.Join(", ", Presets.ByName.Keys)}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "default",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = $"Change an option: {string.Join(", ", TrainingOptions.Fields)}.",
        HelpName = "Field=value",
    };

    private readonly Option<string?> _head = new("--head") { Description = "Take the classifier's weight and bias from a safetensors file.", HelpName = "FILE" };

    private readonly Option<string?> _trace = new("--trace") { Description = "Write step, lr, loss and grad_norm, a JSON object a step.", HelpName = "FILE" };

    private readonly Option<string?> _save = new("--save") { Description = "Save the trained model in Hugging Face's layout, its record beside it.", HelpName = "DIR" };

    private readonly Option<bool> _delta = new("--delta") { Description = "With --save: only the tensors that training changed; loading lays them over the model it began as." };

    public TrainVerb() : base(
        "train", "Fine-tune a model with part of it frozen, and score it on dev.",
        "./kit train --model ../shared/models/all-MiniLM-L6-v2 --task CoLA --tune top:2",
        "./kit train --model all-MiniLM-L6-v2 --task MRPC --tune all --set Epochs=1 --set Seed=2 --save out/mrpc --json",
        "./kit train --model bert-tiny --file reviews.tsv --text 1 --label 3 --tune head --save out/reviews")
    {
        _run.AddTo(this, trains: true);
        foreach (var option in new Option[] { _tune, _preset, _set, _head, _trace, _save, _delta }) { Options.Add(option); }
        Validators.Add(call =>
        {
            if (call.GetValue(_delta) && call.GetResult(_save) is null) { call.AddError("--delta says how to save, and nothing is saved: name a folder with --save."); }
        });
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var plan = FreezePlan.Parse(call.GetRequiredValue(_tune));
        var options = Presets.Find(call.GetRequiredValue(_preset)).SetAll(call.GetValue(_set) ?? []);
        var trace = OutputPlace.Check(call.GetValue(_trace));
        var save = call.GetValue(_save);
        if (save is not null) { OutputPlace.CheckFolder(save); }
        var inputs = _run.Read(call, trains: true, cancelled);

        var tuner = Prepare(inputs, plan, options, call.GetValue(_head));
        var result = ProgressLine.Show(progress => tuner.Train(progress, trace, cancelled));
        Keep(result, tuner.Model, inputs, save, call.GetValue(_delta) ? SavedWeights.Delta : SavedWeights.Whole);
        inputs.Tell(result.Record.ToString());
        if (result.DevMismatched is { } mismatched) { inputs.Tell(FormattableString.Invariant($"mismatched: {mismatched.Score:0.00}")); }
        if (inputs.Json) { Console.WriteLine(result.Record.ToJson()); }
        if (result.Record.Status == RunStatus.Done) { return Task.FromResult(ExitCode.Done); }
        CommandLine.Say($"the run diverged at step {result.Record.DivergedAtStep}: try a lower rate, such as --set LearningRate=1e-5.");
        return Task.FromResult(ExitCode.Failed);
    }

    private static FineTuner Prepare(RunInputs inputs, FreezePlan plan, TrainingOptions options, string? head)
    {
        var clock = new PhaseClock();
        var tokenizer = TextTokenizer.Load(inputs.ModelFolder);
        var model = clock.Measure("load", () => ModelFolder.Load(inputs.ModelFolder, inputs.Task, options.Seed, inputs.Device));
        tokenizer.CheckFits(model.Config.VocabularySize, inputs.ModelFolder);
        if (head is not null) { ModelFolder.SetHead(model, head); }
        var data = clock.Measure("read", () => inputs.Own is { } own ? TaskData.Of(own, tokenizer, options) : TaskData.Load(inputs.Task, inputs.GlueRoot, tokenizer, options));
        if (inputs.Own is not null) { inputs.Tell(inputs.Own.ToString()); }
        var tuner = new FineTuner(model, data, plan, options, clock);
        foreach (var warning in data.Warnings) { CommandLine.Say(warning); }
        inputs.Tell(model.Source.ToString());
        inputs.Tell(model.Census().ToText());
        return tuner;
    }

    private static void Keep(RunResult result, SequenceClassifier model, RunInputs inputs, string? save, SavedWeights weights)
    {
        if (inputs.Predictions is not null && result.Dev is not null) { PredictionFile.Write(inputs.Predictions, result.Dev.Predictions); }
        if (save is not null) { SavedRun.Save(model, inputs.Task, result.Record, save, weights); }
    }
}

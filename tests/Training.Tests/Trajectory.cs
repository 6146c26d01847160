using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>One of the golden trajectories of a tiny model: where it starts, how it goes, and what to expect.</summary>
internal sealed class Trajectory
{
    private readonly string _folder;
    private readonly JsonNode _file;
    private readonly JsonNode _trajectory;

    private Trajectory(string folder, JsonNode file, string key) =>
        (_folder, _file, _trajectory) = (folder, file, file["trajectories"]!.AsArray().Single(t => t!["key"]!.GetValue<string>() == key)!);

    public JsonArray Steps => _trajectory["steps"]!.AsArray();

    public long TrainedParameters => _trajectory["trainable_parameters"]!.GetValue<long>();

    private bool Regression => _trajectory["regression"]!.GetValue<bool>();

    public static Trajectory Load(string model, string key) => new(model, Golden.Json("fixtures", model, "trajectories.json"), key);

    /// <summary>The model as the trajectory starts.</summary>
    public SequenceClassifier Model()
    {
        var model = ModelFolder.Load(Shared.Path("fixtures", _folder), Regression ? 1 : 3);
        if (Regression) { UseFirstRowOfHead(model); }
        return model;
    }

    public FineTuner Tuner(SequenceClassifier model, Func<TrainingOptions, TrainingOptions> change)
    {
        var options = change(new TrainingOptions
        {
            LearningRate = _trajectory["lr"]!.GetValue<double>(),
            Epochs = 1,
            BatchSize = 4,
            MaxLength = 48,
            Warmup = _trajectory["warmup_steps"]!.GetValue<double>() / Steps.Count,
            WeightDecay = _trajectory["weight_decay"]!.GetValue<double>(),
            Dropout = 0,
            Order = ExampleOrder.File,
            Threads = 1,
        });
        var frozen = _trajectory["freeze"]!.GetValue<int>();
        return new FineTuner(model, TinyTask.Data(_folder, _file, _trajectory, options), frozen < 0 ? FreezePlan.All : FreezePlan.FreezeFirst(frozen), options);
    }

    private void UseFirstRowOfHead(SequenceClassifier classifier)
    {
        using var weights = Checkpoint.Open(Shared.Path("fixtures", _folder, "model.safetensors"));
        var name = _folder.StartsWith("roberta", StringComparison.Ordinal) ? "classifier.out_proj" : "classifier";
        var (weight, bias) = (new float[weights.Tensors[$"{name}.weight"].Count], new float[3]);
        weights.Tensors[$"{name}.weight"].CopyTo(weight);
        weights.Tensors[$"{name}.bias"].CopyTo(bias);
        classifier.Head.weight.data<float>().CopyFrom(weight.AsSpan(0, 32));
        classifier.Head.bias!.data<float>().CopyFrom(bias.AsSpan(0, 1));
    }
}

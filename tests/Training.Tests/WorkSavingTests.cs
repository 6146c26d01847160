namespace LayerFreezing.Tests;

/// <summary>Ways of saving work, which must not be seen in a result.</summary>
public sealed class WorkSavingTests
{
    private static readonly TrainingOptions Options = new()
    {
        LearningRate = 1e-3,
        Epochs = 2,
        BatchSize = 5,
        MaxLength = 48,
        Dropout = 0,
        Threads = 1,
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var model in new[] { "bert-tiny", "roberta-tiny" })
        {
            foreach (var plan in new[] { "all", "top:2", "layers:1,3", "head" }) { cases.Add(model, plan); }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_answers_are_the_same_with_each_alone_with_all_and_with_none(string model, string plan)
    {
        var none = WorkSaving.None(Options);
        var (losses, logits) = Train(model, plan, none);
        foreach (var options in WorkSaving.All.Select(saving => saving.On(none)).Append(Options))
        {
            var (otherLosses, otherLogits) = Train(model, plan, options);
            foreach (var (a, b) in losses.Zip(otherLosses)) { Assert.Equal(a, b, 1e-4); }
            foreach (var (a, b) in logits.Zip(otherLogits)) { Assert.Equal(a, b, 1e-4); }
        }
    }

    [Fact]
    public void None_turns_off_whatever_is_on_by_default()
    {
        var (on, off) = (new TrainingOptions().ToJson(), WorkSaving.None(new TrainingOptions()).ToJson());
        string[] changed = [.. on.Where(field => field.Value?.ToJsonString() != off[field.Key]?.ToJsonString()).Select(field => field.Key)];
        Assert.Equal(["Packing", "LastLayer", "DropoutKernel", "Fusion", "OptimizerKernel", "PrefixCache", "EvaluationOrder"], changed);
    }

    private static (IReadOnlyList<double> Losses, IReadOnlyList<float> Logits) Train(string folder, string plan, TrainingOptions options)
    {
        using var model = ModelFolder.Load(TinyTask.Folder(folder), 3);
        var tuner = new FineTuner(model, TinyTask.Shipped(folder, options), FreezePlan.Parse(plan), options);
        var run = tuner.Train();
        return ([.. tuner.History.Select(step => step.Loss)], [.. run.Dev!.Predictions.SelectMany(prediction => prediction.Logits)]);
    }
}

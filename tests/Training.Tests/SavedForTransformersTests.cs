using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>
/// What is saved, read by PyTorch's own modules under the names and by the rules of Hugging Face's transformers: the same
/// logits come out, and config.json says all that is asked of it.
/// </summary>
public sealed class SavedForTransformersTests : IDisposable
{
    private const float Rounding = 2e-5f;

    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 1, BatchSize = 6, MaxLength = 48, Threads = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bert-tiny")]
    [InlineData("roberta-tiny")]
    public void A_run_that_was_saved_gives_the_same_logits_and_the_tasks_labels(string name)
    {
        using var model = ModelFolder.Load(TinyTask.Folder(name), 3);
        var data = TinyTask.Shipped(name, Options);
        var run = new FineTuner(model, data, FreezePlan.Top(2), Options).Train();
        SavedRun.Save(model, data.Task, run.Record, _folder["saved"]);
        var read = Read(_folder["saved"], data);
        Assert.Equal(data.Task.Labels, read.Labels);
        Same(run.Dev!, read.Logits);
    }

    [Theory]
    [InlineData("bert-tiny")]
    [InlineData("roberta-tiny")]
    public void A_model_of_scores_is_one_output_that_is_a_regression(string name)
    {
        // It began as a classifier whose config says so: nothing of that may stay.
        using (var classifier = ModelFolder.Load(TinyTask.Folder(name), 3)) { ModelFolder.Save(classifier, _folder["classes"], ["zero", "one", "two"]); }
        using var model = ModelFolder.Load(_folder["classes"], TinyTask.Scores);
        var classes = TinyTask.Shipped(name, Options);
        var scored = classes.Dev.Examples.Select(example => example with { Label = -1, Score = example.Row % 5 }).ToList();
        var data = TaskData.Of(
            TinyTask.Split(TinyTask.Scores, GlueSplit.Train, scored), TinyTask.Split(TinyTask.Scores, GlueSplit.Dev, scored), TextTokenizer.Load(_folder["classes"]), Options);
        var run = new FineTuner(model, data, FreezePlan.Head, Options).Train();
        SavedRun.Save(model, data.Task, run.Record, _folder["saved"]);
        var read = Read(_folder["saved"], data);
        Assert.Single(read.Labels);
        Same(run.Dev!, read.Logits);
        Assert.Contains("""model="THIS FOLDER", function_to_apply="none")({"text": "A text.", "text_pair": "Another."})""", File.ReadAllText(_folder["saved", "README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_model_is_read_with_the_tokenisers_files_it_came_with()
    {
        var folder = Shared.Path("models", "all-MiniLM-L6-v2");
        using var model = ModelFolder.Load(folder, GlueTask.CoLA);
        var examples = TinyTask.Shipped("bert-tiny", Options).Dev.Examples.Select(example => example with { Label = example.Row % 2 }).ToList();
        var task = GlueTask.CoLA with { Metrics = [Metric.Accuracy], Score = Metric.Accuracy };
        var data = TaskData.Of(TinyTask.Split(task, GlueSplit.Train, examples), TinyTask.Split(task, GlueSplit.Dev, examples), TextTokenizer.Load(folder), Options);
        ModelFolder.Save(model, _folder["saved"], task.Labels);
        var read = Read(_folder["saved"], data);
        Assert.Equal(GlueTask.CoLA.Labels, read.Labels);
        Same(data.Evaluate(model), read.Logits);
        foreach (var name in Directory.GetFiles(folder).Select(Path.GetFileName).Where(name => name is not ("config.json" or "model.safetensors")))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name!)), File.ReadAllBytes(_folder["saved", name!]));
        }
    }

    private static void Same(Evaluation expected, float[][] logits)
    {
        var largest = expected.Predictions.SelectMany(prediction => prediction.Logits).Zip(logits.SelectMany(row => row), (ours, theirs) => Math.Abs(ours - theirs)).Max();
        Assert.Equal(expected.Predictions.Count, logits.Length);
        Assert.True(largest <= Rounding, FormattableString.Invariant($"the logits differ by {largest:g3} and at most {Rounding:g3} is rounding"));
    }

    /// <summary>The labels and logits that saved_model.py reads out of a folder for the dev set.</summary>
    private static (string[] Labels, float[][] Logits) Read(string folder, TaskData data)
    {
        var python = new[] { "/usr/bin/python3", "python3" }.First(path => path == "python3" || File.Exists(path));
        Assert.SkipUnless(HasTorch(python), $"{python} has no torch: on Debian, apt-get install python3-torch");
        var rows = JsonSerializer.Serialize(data.DevTexts.Select(text => new { ids = text.Ids, types = text.TokenTypeIds, tokens = text.Tokens }));
        var (code, output, error) = Call(python, rows, Shared.InRepository("tests", "Training.Tests", "saved_model.py"), Shared.InRepository("bench", "peer.py"), folder);
        Assert.True(code == 0, error);
        var answer = JsonNode.Parse(output)!;
        return (answer["labels"]!.Deserialize<string[]>()!, answer["logits"]!.Deserialize<float[][]>()!);
    }

    private static bool HasTorch(string python)
    {
        try
        {
            return Call(python, "", "-c", "import torch").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output, string Error) Call(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

using System.CommandLine;
using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>kit evaluate: scores a saved model on dev.</summary>
internal sealed class EvaluateVerb : Verb
{
    private readonly RunOptions _run = new();

    private readonly Option<int> _maxLength = new("--max-length")
    {
        Description = "The longest text in tokens.",
        HelpName = "TOKENS",
        DefaultValueFactory = _ => new TrainingOptions().MaxLength,
    };

    public EvaluateVerb() : base(
        "evaluate", "Score a saved model on a task's dev set.",
        "./kit evaluate --model out/mrpc --task MRPC --predictions out/mrpc/dev.jsonl",
        "./kit evaluate --model out/reviews --file more-reviews.tsv --text 1 --label 3")
    {
        _run.AddTo(this, trains: false);
        Options.Add(_maxLength);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var inputs = _run.Read(call, trains: false, cancelled);
        var tokenizer = TextTokenizer.Load(inputs.ModelFolder);
        var model = ModelFolder.Load(inputs.ModelFolder, inputs.Task, device: inputs.Device);
        tokenizer.CheckFits(model.Config.VocabularySize, inputs.ModelFolder);
        if (model.Source.DrawnAnew.Count > 0)
        {
            throw new KitException($"{inputs.ModelFolder} has no {model.Source.DrawnAnew[0]}, so there is nothing to score: train it first, with --save.");
        }
        var results = Splits(inputs).Select(split => (Split: split, Dev: Evaluator.Evaluate(model, split, tokenizer, call.GetValue(_maxLength), cancelled))).ToList();
        if (inputs.Predictions is not null) { PredictionFile.Write(inputs.Predictions, results[0].Dev.Predictions); }
        foreach (var (split, dev) in results)
        {
            foreach (var warning in split.Warnings) { CommandLine.Say(warning); }
            var scores = string.Join(", ", dev.Scores.Values.Select(score => FormattableString.Invariant($"{score.Key.Name} {score.Value:0.0000}")));
            var where = split.Split == GlueSplit.DevMismatched ? "mismatched dev" : "dev";
            inputs.Tell(FormattableString.Invariant($"{inputs.Task} {where}, {split.Examples.Count} rows{(split.IsSubset ? " (subset)" : "")}: {scores}; {dev.Seconds:0.0} s"));
        }
        if (inputs.Json) { WriteJson(inputs, results); }
        return Task.FromResult(ExitCode.Done);
    }

    private static IEnumerable<GlueSplitData> Splits(RunInputs inputs)
    {
        if (inputs.Own is { } own)
        {
            yield return own.Dev;
            yield break;
        }
        yield return GlueData.Load(inputs.Task, GlueSplit.Dev, inputs.GlueRoot);
        var mismatched = inputs.Task.Files.DevMismatched.Any(name => File.Exists(Path.Combine(inputs.GlueRoot, inputs.Task.Folder, name)));
        if (mismatched) { yield return GlueData.Load(inputs.Task, GlueSplit.DevMismatched, inputs.GlueRoot); }
    }

    private static void WriteJson(RunInputs inputs, List<(GlueSplitData Split, Evaluation Dev)> results)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("model", inputs.ModelFolder);
            json.WriteString("task", inputs.Task.Name);
            json.WriteString("metric", inputs.Task.Score.Name);
            json.WriteNumber("score", results[0].Dev.Score);
            foreach (var (split, dev) in results)
            {
                json.WriteStartObject(split.Split == GlueSplit.DevMismatched ? "dev_mismatched" : "dev");
                json.WriteNumber("rows", split.Examples.Count);
                json.WriteBoolean("subset", split.IsSubset);
                json.WriteString("sha256", split.Sha256);
                json.WriteNumber("seconds", dev.Seconds);
                foreach (var (metric, value) in dev.Scores.Values) { Write(json, metric.Key, value); }
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) { json.WriteNumber(name, number); }
        else { json.WriteNull(name); }
    }
}

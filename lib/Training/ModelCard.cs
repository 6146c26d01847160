using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>The card of a fine-tuned model: README.md in its folder, with the fields on top that the hub reads.</summary>
internal static class ModelCard
{
    /// <summary>The whole text.</summary>
    public static string Text(SequenceClassifier model, GlueTask task, RunRecord record, SavedWeights weights)
    {
        var text = new StringBuilder();
        var basis = HubCache.IdOf(model.Source.Folder) ?? KnownModel.Find(record.Model.Name)?.Id ?? record.Model.Name;
        Line($"---");
        Line($"library_name: transformers");
        Line($"pipeline_tag: text-classification");
        Line($"base_model: {basis}");
        if (record.Data.Collection == "glue") { Line($"datasets:\n- nyu-mll/glue"); }
        Line($"tags:\n- layer-freezing\n- {record.Model.Type}");
        Line($"---");
        Line($"# {record.Model.Name} on {task.Name}, {record.Plan}");
        Line($"");
        Line($"{task.Description} {Answers(task)}");
        Line($"");
        Line($"| | |");
        Line($"| --- | --- |");
        Line($"| began as | {basis}, SHA-256 {record.Model.Sha256} |");
        Line($"| task | {task.Name}{(record.Data.Subset ? " (a subset: scores don't compare with published ones)" : "")}; {record.Data.TrainRows} training rows |");
        Line($"| trained | {record.Plan}: {record.TrainedLayers} of {record.Model.Layers} layers, {record.TrainedParameters} of {record.Parameters} parameters |");
        Line($"| score | {record.Metric} {record.Score:0.00} on {record.Data.DevRows} dev rows (always the most frequent answer: {record.MajorityBaseline:0.00}) |");
        foreach (var (metric, value) in record.Scores) { Line($"| {metric} | {(value is { } number ? number.ToString("0.0000", CultureInfo.InvariantCulture) : "undefined")} |"); }
        Line($"| how | {How(record)} |");
        Line($"| seconds | {string.Join(", ", record.Seconds.Select(phase => FormattableString.Invariant($"{phase.Key} {phase.Value:0.0}")))} |");
        Line($"| machine | {record.Machine} |");
        Line($"");
        Line($"The whole record is `run.json`.");
        Line($"");
        text.Append(Use(task, weights));
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Answers(GlueTask task) => task.Kind == GlueTaskKind.Regression
        ? "The answer is a number."
        : $"The answers are {string.Join(", ", task.Labels)}.";

    private static string How(RunRecord record) => string.Join(", ", record.Options
        .Where(option => option.Key is "LearningRate" or "Epochs" or "BatchSize" or "MaxLength" or "Warmup" or "WeightDecay" or "ClipNorm" or "Seed" or "TrainExamples")
        .Select(option => $"{option.Key} {option.Value?.ToJsonString() ?? "null"}"));

    // Of a model with one output the pipeline's earlier versions show the sigmoid, and not the score.
    private static string Use(GlueTask task, SavedWeights weights) => weights == SavedWeights.Whole
        ? $$"""
            ```
            from transformers import pipeline
            pipeline("text-classification", model="THIS FOLDER"{{(task.Kind == GlueTaskKind.Regression ? ", function_to_apply=\"none\"" : "")}})({{(task.HasPairs ? "{\"text\": \"A text.\", \"text_pair\": \"Another.\"}" : "\"A text.\"")}})
            ```

            In the layer-freezing kit: `./kit predict --model "THIS FOLDER"`, texts on standard input; in a notebook `Predictor.Load("THIS FOLDER").Predict({{(task.HasPairs ? "\"A text.\", \"Another.\"" : "\"A text.\"")}})`.

            """
        : """
            This folder holds only the tensors that training changed (`delta.safetensors`); `delta.json` names the model they belong over, by the hash of its weights. The layer-freezing kit merges the two when it loads: `./kit predict --model "THIS FOLDER"`. Other tools need the whole model.

            """;
}

using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A folder like the kit's with a model of two layers and two tasks of a few words, so that a run takes milliseconds.</summary>
internal sealed class TinyWorld : IDisposable
{
    private static readonly string[] Words =
        ["the", "a", "big", "small", "red", "blue", "cat", "dog", "bird", "fish", "sees", "likes", "finds", "not", "very", "never", "good", "bad", "."];

    private readonly TemporaryFolder _folder = new();

    public TinyWorld()
    {
        WriteModel("tiny", seed: 7);
        foreach (var (task, header, good) in new[] { ("CoLA", "", "cat"), ("SST-2", "sentence\tlabel\n", "good") })
        {
            WriteTask(task, "train", header, good, rows: 40, seed: 1);
            WriteTask(task, "dev", header, good, rows: 24, seed: 2);
        }
    }

    /// <summary>The folder that stands for the kit's.</summary>
    public string Root => _folder.Path;

    public KitFolders Folders => new(Root, null);

    /// <summary>A path in the folder.</summary>
    public string this[params string[] parts] => _folder[parts];

    /// <summary>Forty runs: two tasks, four depths, five seeds, ten steps each.</summary>
    public static JsonObject Forty(string name = "forty") => new()
    {
        ["name"] = name,
        ["models"] = new JsonArray("tiny"),
        ["tasks"] = new JsonArray("CoLA", "SST-2"),
        ["grid"] = "every",
        ["seeds"] = new JsonArray(1, 2, 3, 4, 5),
        ["set"] = new JsonObject { ["Epochs"] = 2, ["BatchSize"] = 8, ["LearningRate"] = 0.001, ["MaxLength"] = 16 },
        ["device"] = "cpu",
    };

    /// <summary>Two depths and two seeds of one task: four runs.</summary>
    public static JsonObject Four(string name = "four")
    {
        var study = Forty(name);
        study["tasks"] = new JsonArray("CoLA");
        study.Remove("grid");
        study["depths"] = new JsonArray("all", "head");
        study["seeds"] = new JsonArray(1, 2);
        return study;
    }

    /// <summary>Two runs of many steps: long enough to be killed inside one.</summary>
    public static JsonObject Long(string name = "long", int epochs = 60)
    {
        var study = Four(name);
        study["seeds"] = new JsonArray(1);
        study["set"]!["Epochs"] = epochs;
        study["set"]!["BatchSize"] = 4;
        return study;
    }

    /// <summary>Writes a study's file and reads it.</summary>
    public Study Write(JsonObject study) => Study.Load(FileOf(study));

    /// <summary>Writes a study's file.</summary>
    public string FileOf(JsonObject study)
    {
        var file = this["data", "studies", $"{study["name"]}.json"];
        File.WriteAllText(file, study.ToJsonString());
        return file;
    }

    /// <summary>Runs a study in this process, to its end.</summary>
    public Task<StudyResults> Run(Study study, string? results = null, IProgress<StudyProgress>? progress = null, CancellationToken cancel = default) =>
        new StudyRunner(study, new StudyRunnerOptions { Folders = Folders, Results = results }).Run(progress, cancel);

    /// <summary>Writes a model with random weights.</summary>
    public void WriteModel(string name, int seed)
    {
        var config = EncoderConfig.BertBase with { Layers = 2, Width = 16, Heads = 2, FeedForward = 32, VocabularySize = Words.Length + 5, MaxPositions = 32 };
        using var model = ModelFolder.Random(config, 2, seed);
        ModelFolder.Save(model, this["data", "models", name, "x"][..^2], ["no", "yes"]);
        File.WriteAllLines(this["data", "models", name, "vocab.txt"], ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. Words]);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteTask(string task, string split, string header, string good, int rows, ulong seed)
    {
        var lines = Enumerable.Range(0, rows).Select(row =>
        {
            var random = new SplitMixRandom(seed, (ulong)row);
            var sentence = string.Join(' ', Enumerable.Range(0, 3 + random.Next(5)).Select(_ => random.Pick(Words)));
            var label = sentence.Contains(good, StringComparison.Ordinal) != random.Chance(10) ? 1 : 0;
            return header.Length == 0 ? FormattableString.Invariant($"own\t{label}\t\t{sentence}") : FormattableString.Invariant($"{sentence}\t{label}");
        });
        File.WriteAllText(this["data", "glue", task, $"{split}.tsv"], header + string.Join('\n', lines) + "\n");
    }
}

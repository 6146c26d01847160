using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>A model of <c>data/golden</c> with what it must compute.</summary>
internal sealed class GoldenModel : IDisposable
{
    private readonly JsonNode _file;
    private readonly Checkpoint _values;

    internal GoldenModel(string folder)
    {
        Folder = folder;
        Name = Path.GetFileName(folder);
        var path = Path.Combine(folder, "values.json");
        try
        {
            _file = JsonNode.Parse(File.ReadAllText(path))!;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read: {failure.Message}", failure);
        }
        _values = Checkpoint.Open(Path.Combine(folder, "values.safetensors"));
        Tokenizer = TextTokenizer.Load(folder);
    }

    internal string Folder { get; }

    internal string Name { get; }

    internal TextTokenizer Tokenizer { get; }

    internal int MaxLength => _file["max_length"]!.GetValue<int>();

    internal IEnumerable<string> Gradients => _values.Tensors.Keys.Where(name => name.StartsWith("gradient.", StringComparison.Ordinal));

    /// <summary>The trajectories, each a JSON object.</summary>
    internal IEnumerable<JsonNode> Trajectories => _file["trajectories"]!.AsArray().Select(node => node!);

    internal float[] Floats(string name)
    {
        var values = new float[_values.Tensors[name].Count];
        _values.Tensors[name].CopyTo(values);
        return values;
    }

    internal long[] Labels()
    {
        var values = new long[_values.Tensors["labels"].Count];
        _values.Tensors["labels"].CopyTo(values);
        return values;
    }

    /// <summary>The sentences of <c>single</c>, or the first four of <c>pairs</c>.</summary>
    internal TokenizedText[] Texts(string kind) => kind == "single"
        ? [.. _file["single"]!.AsArray().Select(text => Tokenizer.Encode(text!.GetValue<string>(), null, MaxLength))]
        : [.. Enumerable.Range(0, 4).Select(Pair).Select(pair => Tokenizer.Encode(pair.First, pair.Second, MaxLength))];

    /// <summary>A trajectory's rows in the order of its steps, as a task of three classes.</summary>
    internal TaskData Data(JsonNode trajectory, TrainingOptions options)
    {
        var examples = new List<GlueExample>();
        foreach (var step in trajectory["steps"]!.AsArray())
        {
            foreach (var (row, label) in step!["rows"]!.AsArray().Zip(step["labels"]!.AsArray()))
            {
                var (first, second) = Pair(row!.GetValue<int>());
                examples.Add(new GlueExample(examples.Count, first, second, label!.GetValue<int>(), 0));
            }
        }
        var task = GlueTask.MRPC with { Name = Name, Labels = ["0", "1", "2"], LabelValues = ["0", "1", "2"], Metrics = [Metric.Accuracy], Score = Metric.Accuracy };
        return TaskData.Of(Split(GlueSplit.Train), Split(GlueSplit.Dev), Tokenizer, options);

        GlueSplitData Split(GlueSplit split) => new()
        {
            Task = task,
            Split = split,
            Examples = split == GlueSplit.Train ? examples : [.. examples.Take(4)],
            Files = [],
            Sha256 = "",
            IsSubset = false,
            IsLabelled = true,
            Warnings = [],
        };
    }

    public void Dispose() => _values.Dispose();

    private (string First, string Second) Pair(int row)
    {
        var pair = _file["pairs"]![row]!;
        return (pair[0]!.GetValue<string>(), pair[1]!.GetValue<string>());
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A kit whose quick study is a matter of seconds: a model of two narrow layers, a task of three words, a notebook of one cell.</summary>
internal sealed class SmallReproduction : IDisposable
{
    private const string Notebook = """
        {"cells":[{"cell_type":"code","execution_count":null,"id":"only","metadata":{},"outputs":[],"source":["\"the comparison\""]}],
        "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;

    private readonly TemporaryFolder _folder = new();

    public SmallReproduction()
    {
        var config = EncoderConfig.BertBase with { Layers = 2, Width = 8, Heads = 2, FeedForward = 16, VocabularySize = 8, MaxPositions = 16 };
        using var model = ModelFolder.Random(config, labels: 2);
        ModelFolder.Save(model, _folder["kit", "data", "models", "small"], ["no", "yes"]);
        _folder.Write("kit/data/models/small/vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nsome\nlayers\nstay\n[MASK]\n");
        var rows = Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? "own\t1\t\tsome layers stay" : "own\t0\t*\tstay some layers");
        foreach (var split in new[] { "train", "dev" }) { _folder.Write($"kit/data/glue-micro/CoLA/{split}.tsv", string.Join('\n', rows) + "\n"); }
        _folder.Write("kit/data/studies/micro-quick.json", """
            {"name":"micro-quick","models":["small"],"tasks":["micro-CoLA"],"depths":["all","top:1","head"],"seeds":[1,2],
             "set":{"Epochs":10,"BatchSize":4,"LearningRate":0.01,"MaxLength":16},"device":"cpu"}
            """);
        Directory.CreateSymbolicLink(_folder["kit", "data", "paper"], Shared.InRepository("data", "paper"));
        _folder.Write("kit/notebooks/01-freeze-and-fine-tune.ipynb", Notebook);
        Directory.CreateSymbolicLink(_folder["kit", "bin", "kernel"], Shared.InRepository("artifacts", "bin", "NotebookKernel", "debug"));
    }

    /// <summary>A path in the kit's folder.</summary>
    public string this[params string[] parts] => _folder[["kit", .. parts]];

    /// <summary>The records there are.</summary>
    public string[] Records => Directory.Exists(this["results", "micro-quick", "runs"]) ? Directory.GetFiles(this["results", "micro-quick", "runs"], "*.json") : [];

    /// <summary>Starts kit reproduce.</summary>
    public Process Start(params string[] arguments) => KitCall.Start(
        "dotnet", [KitCall.Program, "reproduce", .. arguments], _folder["kit"], new Dictionary<string, string> { ["KIT_ROOT"] = _folder["kit"], ["KIT_SHARED"] = _folder["none"] });

    /// <summary>Runs kit reproduce to its end.</summary>
    public async Task<KitCall> Run(params string[] arguments) => (await KitCall.Finish(Start(arguments))).Ended(0);

    /// <summary>Puts other code into the notebook's only cell.</summary>
    /// <returns>The code it had.</returns>
    public string ReplaceNotebook(string code)
    {
        var path = this["notebooks", "01-freeze-and-fine-tune.ipynb"];
        var notebook = JsonNode.Parse(File.ReadAllText(path))!;
        var source = notebook["cells"]![0]!["source"]!.AsArray();
        var had = source[0]!.GetValue<string>();
        source[0] = code;
        File.WriteAllText(path, notebook.ToJsonString());
        return had;
    }

    /// <summary>Makes what was run the results of the whole study, too.</summary>
    public void TakeForTheWholeStudy()
    {
        Rename(this["data", "studies", "micro-quick.json"], this["data", "studies", "micro.json"]);
        Directory.CreateDirectory(this["results", "micro", "runs"]);
        foreach (var record in Records) { File.Copy(record, this["results", "micro", "runs", Path.GetFileName(record)]); }
        File.Copy(this["results", "micro-quick", "cells.json"], this["results", "micro", "cells.json"]);
        Rename(this["results", "micro-quick", "study.json"], this["results", "micro", "study.json"]);
    }

    private static void Rename(string quick, string whole) =>
        File.WriteAllText(whole, File.ReadAllText(quick).Replace("micro-quick", "micro", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}

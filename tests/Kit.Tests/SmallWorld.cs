namespace LayerFreezing.Tests;

/// <summary>A model of two narrow layers, and a task of sentences in CoLA's format that are acceptable when their words are in order.</summary>
internal sealed class SmallWorld : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallWorld()
    {
        var config = EncoderConfig.BertBase with { Layers = 2, Width = 8, Heads = 2, FeedForward = 16, VocabularySize = 8, MaxPositions = 16 };
        using var model = ModelFolder.Random(config, labels: 2);
        ModelFolder.Save(model, Model, ["no", "yes"]);
        _folder.Write("model/vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nsome\nlayers\nstay\n[MASK]\n");
        var rows = Enumerable.Range(0, 20).Select(row => row % 2 == 0 ? "own\t1\t\tsome layers stay" : "own\t0\t*\tstay some layers");
        _folder.Write("glue/CoLA/train.tsv", string.Join('\n', rows) + "\n");
        _folder.Write("glue/CoLA/dev.tsv", string.Join('\n', rows.Take(10)) + "\n");
    }

    /// <summary>The model's folder.</summary>
    public string Model => this["model"];

    /// <summary>A path of the folder all is in.</summary>
    public string this[params string[] parts] => _folder[parts];

    /// <summary>kit train on them, all but the plan by default.</summary>
    public Task<KitCall> Train(string plan, params string[] arguments) => KitCall.Run(TrainCall(plan, arguments));

    /// <summary>The arguments of that call.</summary>
    public string[] TrainCall(string plan, params string[] arguments) =>
        ["train", "--model", Model, "--task", "CoLA", "--data", this["glue"], "--device", "cpu", "--tune", plan, "--set", "Threads=1", .. arguments];

    public void Dispose() => _folder.Dispose();
}

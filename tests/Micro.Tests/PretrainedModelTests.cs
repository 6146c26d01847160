namespace LayerFreezing.Tests;

/// <summary>The pretrained models that ship with the kit.</summary>
public sealed class PretrainedModelTests
{
    public static TheoryData<string> Models => ["micro-bert", "micro-roberta"];

    private static string Folder(string model) => Shared.InRepository("data", "models", model);

    [Theory, MemberData(nameof(Models))]
    public void The_weights_are_small_and_in_Hugging_Faces_layout(string model)
    {
        Assert.InRange(new FileInfo(Path.Combine(Folder(model), "model.safetensors")).Length, 1, 3 << 20);
        using var checkpoint = Checkpoint.Open(Folder(model));
        var bert = model == "micro-bert";
        var prefix = bert ? "bert." : "roberta.";
        string[] head = bert
            ? ["cls.predictions.bias", "cls.predictions.transform.dense.weight", "cls.predictions.transform.dense.bias", "cls.predictions.transform.LayerNorm.weight", "cls.predictions.transform.LayerNorm.bias"]
            : ["lm_head.bias", "lm_head.dense.weight", "lm_head.dense.bias", "lm_head.layer_norm.weight", "lm_head.layer_norm.bias"];
        var encoder = EncoderConfig.Load(Folder(model)).Parameters(2).Select(spec => spec.Name)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name.Contains("pooler", StringComparison.Ordinal));
        Assert.Equal(encoder.Concat(head).Order(StringComparer.Ordinal), checkpoint.Tensors.Keys.Order(StringComparer.Ordinal));
        using var classifier = ModelFolder.Load(Folder(model), labels: 2);
        Assert.Equal(4, classifier.Source.DrawnAnew.Count);
    }

    /// <summary>The card's table is of 2,800 pairs, which takes half a minute; a sample of 280 must lie near it, row by row and as a whole (three standard errors and a pair).</summary>
    [Theory, MemberData(nameof(Models))]
    public void Before_any_fine_tuning_the_grammatical_sentence_is_the_likelier_as_often_as_the_card_says(string model)
    {
        TorchSharp.torch.set_num_threads(1);
        var table = MinimalPairTable.Of(MaskedModelFolder.Load(Folder(model)), [.. MinimalPairs.HeldOut(20)]);
        var card = MinimalPairTable.Load(Folder(model))!;
        Near(card.Share, table.Share, table.Rows.Sum(row => row.Pairs));
        foreach (var (said, found) in card.Rows.Zip(table.Rows))
        {
            Assert.Equal((said.Kind, said.Attractor), (found.Kind, found.Attractor));
            Near(said.Share, found.Share, found.Pairs);
        }

        void Near(double said, double found, int pairs)
        {
            var error = Math.Sqrt(said * (1 - said) / pairs) + 1.0 / pairs;
            Assert.True(Math.Abs(found - said) <= 3 * error, $"the card says {said:0.000} and {pairs} pairs {found:0.000}\n{table.ToMarkdown()}");
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void The_card_tells_how_the_model_was_made_and_what_it_knows(string model)
    {
        var record = PretrainingRecord.Load(Folder(model))!;
        var pairs = MinimalPairTable.Load(Folder(model))!;
        var card = File.ReadAllText(Path.Combine(Folder(model), "README.md"));
        Assert.Equal(PretrainingCard.Text(model, record, pairs), card);
        Assert.Equal((record.Options.Steps + 99) / 100, record.Losses.Count);
        Assert.Contains($"./kit pretrain --model {model} --text micro --to data/models/{model} --from-scratch", card, StringComparison.Ordinal);
        Assert.True(pairs.Rows.All(row => row.Pairs >= 200) && pairs.Rows.Count == 14, pairs.ToMarkdown());
        Assert.True(pairs.Share >= 0.9, pairs.ToMarkdown());
    }
}

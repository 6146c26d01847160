using System.Globalization;

namespace LayerFreezing.Tests;

/// <summary>Pretraining gives the same bits whenever it is done, whole or in pieces.</summary>
public sealed class PretrainingTests : IDisposable
{
    private static readonly PretrainingOptions FiftySteps = PretrainingOptions.Micro with { Steps = 50 };

    private readonly TemporaryFolder _folder = new();

    private static string Bert => Shared.InRepository("data", "models", "micro-bert");

    private static string Tiny(string model) => Shared.InRepository("data", "golden", model);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fifty_steps_twice_give_equal_bytes_and_the_committed_losses()
    {
        var first = Pretrain("first", FiftySteps);
        var second = Pretrain("second", FiftySteps);
        Assert.True(Weights("first").AsSpan().SequenceEqual(Weights("second")), "the weights of two pretrainings of the same settings differ");
        Assert.Equal(first.Losses, second.Losses);
        var committed = File.ReadAllLines(Shared.InRepository("tests", "Micro.Tests", "pretraining-losses.txt"))
            .Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        var furthest = committed.Length == first.Losses.Count ? committed.Zip(first.Losses, (one, other) => Math.Abs(one - other)).Max() : float.PositiveInfinity;
        Assert.True(furthest < 1e-3, $"the furthest loss is off by {furthest}; the losses are\n{string.Join('\n', first.Losses)}");
    }

    [Fact]
    public void An_interrupted_pretraining_ends_with_the_same_bits()
    {
        var options = FiftySteps with { Steps = 12, BatchSize = 16, Dropout = 0.1 };
        Pretrain("whole", options);
        using var cancel = new CancellationTokenSource();
        var stop = new At(5, cancel.Cancel);
        Assert.Throws<OperationCanceledException>(() => Trainer(options).Run(_folder["pieces"], stop, cancel: cancel.Token));
        Assert.True(File.Exists(Path.Combine(_folder["pieces"], "unfinished.safetensors")));
        Assert.False(File.Exists(Path.Combine(_folder["pieces"], "model.safetensors")));
        var other = Assert.Throws<KitException>(() => Trainer(options with { Seed = 2 }).Run(_folder["pieces"]));
        Assert.Contains("finish it as it was begun, or start over with --fresh", other.Message, StringComparison.Ordinal);
        var resumed = Pretrain("pieces", options);
        Assert.Equal(12, resumed.Losses.Count);
        Assert.False(File.Exists(Path.Combine(_folder["pieces"], "unfinished.safetensors")));
        Assert.True(Weights("whole").AsSpan().SequenceEqual(Weights("pieces")), "the weights after an interruption differ");
    }

    [Theory]
    [InlineData("bert-tiny")]
    [InlineData("roberta-tiny")]
    public void A_model_goes_on_on_ones_own_text_and_can_be_fine_tuned_after(string name)
    {
        File.WriteAllLines(_folder["text.txt"], Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "The cat sat on the mat." : "The film was good.\tI liked it."));
        var options = new PretrainingOptions { Steps = 40, BatchSize = 16, LearningRate = 3e-3, WarmupSteps = 5, MaxLength = 24, Threads = 1 };
        var model = MaskedModelFolder.Load(Tiny(name));
        Assert.Contains("SHA-256", model.Began, StringComparison.Ordinal);
        var trainer = new Pretrainer(model, PretrainingText.File(_folder["text.txt"]), options);
        trainer.Run(_folder["out"]);
        Assert.True(trainer.Losses.TakeLast(10).Average() < 0.7 * trainer.Losses.Take(3).Average(), string.Join(' ', trainer.Losses));
        using var classifier = ModelFolder.Load(_folder["out"], labels: 2);
        Assert.Equal(name == "bert-tiny" ? 2 : 4, classifier.Source.DrawnAnew.Count);
        Assert.Equal(EncoderConfig.Load(_folder["out"]).Architecture, name == "bert-tiny" ? "BertForMaskedLM" : "RobertaForMaskedLM");
    }

    [Fact]
    public void Guesses_at_some_places_are_those_of_the_whole_batch()
    {
        var model = MaskedModelFolder.Load(Bert, StartingWeights.Drawn);
        using var none = TorchSharp.torch.no_grad();
        using var batch = PackedBatch.Of([model.Tokenizer.Encode("The dog sleeps."), model.Tokenizer.Encode("No cat ever ran.")], model.Config, model.Device);
        using var places = TorchSharp.torch.tensor([2L, 7L]);
        var whole = model.call(batch).index_select(0, places).data<float>().ToArray();
        var some = model.ScoresAt(batch, places).data<float>().ToArray();
        Assert.Equal(2 * model.Config.VocabularySize, some.Length);
        Assert.All(whole.Zip(some), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Masks_hide_the_part_that_is_asked_for_and_never_a_special_token()
    {
        var tokenizer = TextTokenizer.Load(Bert);
        var masking = new Masking(tokenizer, 0.2);
        var random = new SplitMixRandom(1);
        List<TokenizedText> texts = [.. new MicroCorpus().Lines().Take(3000).Select(line => tokenizer.EncodeLine(line, 64))];
        var ids = texts.SelectMany(text => text.Ids).ToArray();
        var masked = masking.Apply(texts, random);
        var hidden = masked.Texts.SelectMany(text => text.Ids).ToArray();
        var ordinary = ids.Count(id => id != tokenizer.ClsId && id != tokenizer.SepId);
        Assert.InRange(masked.Places.Count / (double)ordinary, 0.19, 0.21);
        Assert.Equal(masked.Hidden, masked.Places.Select(place => (long)ids[place]));
        Assert.DoesNotContain(masked.Hidden, id => id == tokenizer.ClsId || id == tokenizer.SepId);
        var chosen = masked.Places.Select(place => hidden[place]).ToList();
        Assert.InRange(chosen.Count(id => id == tokenizer.MaskId) / (double)chosen.Count, 0.78, 0.82);
        Assert.InRange(masked.Places.Count(place => hidden[place] == ids[place]) / (double)chosen.Count, 0.085, 0.115);
        Assert.All(Enumerable.Range(0, ids.Length).Except(masked.Places.Select(place => (int)place)), place => Assert.Equal(ids[place], hidden[place]));
        Assert.NotEqual(masked.Places, masking.Apply(texts, random).Places);
    }

    [Fact]
    public void Lines_of_a_file_come_epoch_by_epoch_in_another_order()
    {
        File.WriteAllLines(_folder["ten.txt"], Enumerable.Range(0, 10).Select(i => $"line {i}"));
        var text = PretrainingText.File(_folder["ten.txt"]);
        var options = new PretrainingOptions { BatchSize = 4 };
        var lines = Enumerable.Range(0, 5).SelectMany(step => text.LinesOfStep(step, options)).ToArray();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), lines.Take(10).Order());
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), lines.Skip(10).Order());
        Assert.NotEqual(lines.Take(10), lines.Skip(10));
        Assert.Equal([64, 65, 66, 67], PretrainingText.Micro().LinesOfStep(16, options));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_a_sentence()
    {
        Assert.Contains("masked must be above 0", Refused(FiftySteps with { Masked = 1 }), StringComparison.Ordinal);
        Assert.Contains("the model's 64 positions", Refused(FiftySteps with { MaxLength = 65 }), StringComparison.Ordinal);
        Assert.Contains("there is no text", Assert.Throws<KitException>(() => PretrainingText.File(_folder["none.txt"])).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder["empty.txt"], "\n \n");
        Assert.Contains("has no lines", Assert.Throws<KitException>(() => PretrainingText.File(_folder["empty.txt"])).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["binary.txt"], [0x61, 0xFF, 0xFE]);
        Assert.Contains("not valid UTF-8", Assert.Throws<KitException>(() => PretrainingText.File(_folder["binary.txt"])).Message, StringComparison.Ordinal);
    }

    private static string Refused(PretrainingOptions options) => Assert.Throws<KitException>(() => Trainer(options)).Message;

    private static Pretrainer Trainer(PretrainingOptions options) =>
        new(MaskedModelFolder.Load(Bert, StartingWeights.Drawn, options.Seed), PretrainingText.Micro(), options);

    private Pretrainer Pretrain(string folder, PretrainingOptions options)
    {
        var trainer = Trainer(options);
        trainer.Run(_folder[folder]);
        return trainer;
    }

    private byte[] Weights(string folder) => File.ReadAllBytes(Path.Combine(_folder[folder], "model.safetensors"));

    /// <summary>Does something when a step is done.</summary>
    private sealed class At(int step, Action act) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value)
        {
            if (value.Step == step) { act(); }
        }
    }
}

using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Options by name, presets, the paper's rates and the schedule.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Every_field_can_be_set_by_name_whatever_its_case()
    {
        var options = new TrainingOptions().SetAll([
            "seed=7", "LEARNINGRATE=3e-5", "Epochs = 4", "batchsize=8", "MaxLength=64", "Warmup=0.1", "WeightDecay=0.01", "ClipNorm=0",
            "clipover=all", "BaselineBiasAndNorm=untrained", "Dropout=0", "FrozenDropout=on", "Order=file", "TrainExamples=320", "DevExamples=64", "Threads=2",
        ]);
        var expected = new TrainingOptions
        {
            Seed = 7,
            LearningRate = 3e-5,
            Epochs = 4,
            BatchSize = 8,
            MaxLength = 64,
            Warmup = 0.1,
            WeightDecay = 0.01,
            ClipNorm = 0,
            ClipOver = ClipOver.All,
            BaselineBiasAndNorm = BaselineBiasAndNorm.Untrained,
            Dropout = 0,
            FrozenDropout = FrozenDropout.On,
            Order = ExampleOrder.File,
            TrainExamples = 320,
            DevExamples = 64,
            Threads = 2,
        };
        Assert.Equal(expected, options);
        Assert.Null(options.Set("LearningRate", "null").LearningRate);
    }

    [Fact]
    public void A_field_that_is_not_there_is_named_with_those_that_are()
    {
        var failure = Assert.Throws<KitException>(() => new TrainingOptions().Set("LerningRate", "1e-5"));
        Assert.Contains("there is no option LerningRate", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate", failure.Message, StringComparison.Ordinal);
        Assert.Throws<KitException>(() => new TrainingOptions().SetAll(["Epochs"]));
    }

    [Theory]
    [InlineData("Epochs", "0")]
    [InlineData("Epochs", "many")]
    [InlineData("Epochs", "1.5")]
    [InlineData("Seed", "null")]
    [InlineData("Seed", "{}")]
    [InlineData("Seed", "99999999999")]
    [InlineData("LearningRate", "-1e-5")]
    [InlineData("LearningRate", "2")]
    [InlineData("LearningRate", "NaN")]
    [InlineData("LearningRate", "1e999")]
    [InlineData("BatchSize", "0")]
    [InlineData("MaxLength", "2")]
    [InlineData("Warmup", "1.1")]
    [InlineData("WeightDecay", "-0.1")]
    [InlineData("ClipNorm", "-1")]
    [InlineData("ClipOver", "Some")]
    [InlineData("ClipOver", "1")]
    [InlineData("ClipOver", "Trainable,All")]
    [InlineData("Order", "")]
    [InlineData("Dropout", "1")]
    [InlineData("TrainExamples", "-1")]
    [InlineData("Threads", "100000")]
    public void A_value_that_does_not_fit_is_refused_by_the_field_s_name(string field, string value)
    {
        var failure = Assert.Throws<KitException>(() => new TrainingOptions().Set(field, value));
        Assert.StartsWith(field, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_come_back_from_JSON_as_they_were()
    {
        foreach (var preset in Presets.ByName.Values.Append(new TrainingOptions { LearningRate = 1.0 / 3e4, Warmup = 0.1, Epochs = 7, Seed = -3 }))
        {
            var json = JsonNode.Parse(preset.ToJson().ToJsonString())!.AsObject();
            Assert.Equal(preset, TrainingOptions.FromJson(json));
            Assert.Equal(TrainingOptions.Fields, json.Select(field => field.Key));
        }
        Assert.Throws<KitException>(() => TrainingOptions.FromJson(new JsonObject { ["Epoch"] = 1 }));
    }

    [Fact]
    public void Presets_are_found_by_name_and_say_what_they_stand_for()
    {
        Assert.Equal(new TrainingOptions(), Presets.Find("Default"));
        var paper = Presets.Find("paper");
        Assert.Equal((ClipOver.All, FrozenDropout.On, BaselineBiasAndNorm.Untrained), (paper.ClipOver, paper.FrozenDropout, paper.BaselineBiasAndNorm));
        Assert.Equal((16, 128, 1.0, 0.0, 0.0), (paper.BatchSize, paper.MaxLength, paper.ClipNorm, paper.Warmup, paper.WeightDecay));
        foreach (var (name, preset) in Presets.ByName.Where(pair => pair.Key != "paper"))
        {
            Assert.True(preset is { ClipOver: ClipOver.Trainable, FrozenDropout: FrozenDropout.Off, BaselineBiasAndNorm: BaselineBiasAndNorm.Trained }, name);
        }
        Assert.Equal((0.1, 0.01, 3), (Presets.Devlin.Warmup, Presets.Devlin.WeightDecay, Presets.Devlin.Epochs));
        Assert.Equal((0.06, 0.1, 10), (Presets.Liu.Warmup, Presets.Liu.WeightDecay, Presets.Liu.Epochs));
        Assert.Contains("devlin", Assert.Throws<KitException>(() => Presets.Find("fast")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_paper_s_rates_are_those_of_the_protocol()
    {
        // PROTOCOL.md: CoLA/SST-2/MRPC/STS-B/QQP/MNLI/QNLI/RTE, times 1e-5.
        Check(EncoderConfig.BertBase, 4, 2, 3, 5, 2, 3, 2, 3);
        Check(EncoderConfig.BertLarge, 2, 1, 2, 4, 1, 1, 2, 3);
        Check(EncoderConfig.RobertaBase, 4, 1, 2, 2, 1, 1, 1, 3);
        Check(EncoderConfig.RobertaLarge, 1, 1, 1, 2, 1, 1, 1, 1);
        Assert.Null(PaperRates.For(EncoderConfig.BertBase, "WNLI"));
        Assert.Null(PaperRates.For(EncoderConfig.BertBase with { Layers = 6 }, "CoLA"));

        static void Check(EncoderConfig model, params int[] rates)
        {
            string[] tasks = ["CoLA", "SST-2", "MRPC", "STS-B", "QQP", "MNLI", "QNLI", "RTE"];
            Assert.All(tasks.Zip(rates), pair => Assert.Equal(pair.Second * 1e-5, PaperRates.For(model, pair.First)!.Value, 1e-12));
        }
    }

    [Fact]
    public void The_rates_of_the_protocol_s_own_words_are_the_ones_built_in()
    {
        var line = File.ReadLines(Shared.Path("paper", "PROTOCOL.md")).Single(text => text.StartsWith("Chosen rates", StringComparison.Ordinal));
        var models = new[] { ("bert-base", EncoderConfig.BertBase), ("bert-large", EncoderConfig.BertLarge), ("roberta-base", EncoderConfig.RobertaBase), ("roberta-large", EncoderConfig.RobertaLarge) };
        foreach (var (name, model) in models)
        {
            var rates = line[(line.IndexOf($" {name} ", StringComparison.Ordinal) + name.Length + 2)..].Split(';', '.')[0].Split('/');
            var tasks = new[] { "CoLA", "SST-2", "MRPC", "STS-B", "QQP", "MNLI", "QNLI", "RTE" };
            Assert.Equal(rates, tasks.Select(task => FormattableString.Invariant($"{PaperRates.For(model, task) * 1e5:0}")));
        }
    }

    [Fact]
    public void The_rate_rises_over_the_warm_up_and_falls_to_zero()
    {
        var plain = LinearSchedule.Of(1, 0, 4);
        Assert.Equal([1, 0.75, 0.5, 0.25], Enumerable.Range(0, 4).Select(plain.Rate));
        var warm = LinearSchedule.Of(2, 0.3, 10);
        Assert.Equal(3, warm.WarmupSteps);
        Assert.All(Enumerable.Range(0, 4), step => Assert.Equal(step * 2.0 / 3, warm.Rate(step), 1e-12));
        Assert.Equal(2.0 / 7, warm.Rate(9), 1e-12);
        Assert.Equal(0, warm.Rate(10));
        Assert.Equal(4, LinearSchedule.Of(1, 0.31, 10).WarmupSteps);
    }

    [Fact]
    public void Fields_left_open_take_the_values_of_model_and_task()
    {
        var options = new TrainingOptions { MaxLength = 48 };
        using var bert = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        using var roberta = ModelFolder.Load(TinyTask.Folder("roberta-tiny"), 3);
        var first = new FineTuner(bert, TinyTask.Shipped("bert-tiny", options), FreezePlan.Head, options).Options;
        var second = new FineTuner(roberta, TinyTask.Shipped("roberta-tiny", options), FreezePlan.Head, options).Options;
        Assert.Equal((3, 5e-5), (first.Epochs!.Value, first.LearningRate!.Value));
        Assert.Equal(10, second.Epochs);
        Assert.Equal(Environment.ProcessorCount, first.Threads);
    }
}

using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A study's file is read field by field, and what doesn't fit is named.</summary>
public sealed class StudyFileTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_study_is_the_same_after_it_was_written_and_read()
    {
        var json = TinyWorld.Forty();
        json["rates"] = JsonNode.Parse("""{"tiny": {"CoLA": 4e-5, "sst2": {"all": 1e-5, "top:1": 3e-4}}}""");
        json["overrides"] = JsonNode.Parse("""[{"depths": ["head"], "set": {"Epochs": 3}}]""");
        json["search"] = JsonNode.Parse("""{"rates": [1e-4, 1e-3], "seeds": [1], "on": "each_depth"}""");
        json["drop_below"] = 0.9;
        var study = _world.Write(json);
        var copy = _world["copy.json"];
        File.WriteAllText(copy, study.ToJson());
        Assert.Equal(study.ToJson(), Study.Load(copy).ToJson());
        Assert.Equal(SearchOn.EachDepth, study.Search!.On);
    }

    [Fact]
    public void A_study_of_one_model_and_task_takes_all_options_but_those_that_are_its_own()
    {
        var study = Study.Of("one", "tiny", "CoLA", [FreezePlan.Head, FreezePlan.All], [4, 5], Presets.Liu with { Seed = 9, Threads = 2, LearningRate = 3e-4 });
        Assert.Equal(("one", "tiny", "CoLA", 2), (study.Name, study.Models.Single(), study.Tasks.Single(), study.Threads));
        Assert.Equal([4, 5], study.Seeds);
        Assert.Equal(Presets.Liu with { Seed = 5, Threads = 2, LearningRate = 3e-4 }, study.Options("tiny", "CoLA", FreezePlan.All, 2, 5));
        Assert.Throws<KitException>(() => Study.Of("one", "tiny", "CoLA", [], [1], Presets.Default));
    }

    [Theory]
    [InlineData("""{"modells": ["tiny"]}""", "there is no field modells; the fields are name, description, models")]
    [InlineData("""{"search": {"rates": [1e-4], "sedes": [1]}}""", "there is no field search.sedes")]
    [InlineData("""{"overrides": [{"set": {"Epochs": 1}}, {"depth": ["all"], "set": {}}]}""", "there is no field overrides[1].depth")]
    [InlineData("""{"search": {"seeds": [1]}}""", "the field search.rates is missing")]
    [InlineData("""{"seeds": [1, "two"]}""", "seeds[1] has the wrong kind of value")]
    [InlineData("""{"seeds": null}""", "seeds has the wrong kind of value")]
    [InlineData("""{"seeds": [1, 2, 1]}""", "seeds has 1 twice")]
    [InlineData("""{"seeds": []}""", "seeds is empty")]
    [InlineData("""{"tasks": ["CoLA", "cola"]}""", "tasks has CoLA twice")]
    [InlineData("""{"tasks": ["nonsense"]}""", "There is no task 'nonsense'")]
    [InlineData("""{"models": ["a/tiny", "b/tiny"]}""", "models has tiny twice")]
    [InlineData("""{"depths": ["all"]}""", "give either depths or a grid")]
    [InlineData("""{"grid": "some"}""", "\"some\" is no grid")]
    [InlineData("""{"grid": "head..layers:1"}""", "is no grid")]
    [InlineData("""{"preset": "best"}""", "there is no preset best")]
    [InlineData("""{"set": {"Epoch": 3}}""", "there is no option Epoch")]
    [InlineData("""{"set": {"seed": 3}}""", "set can't hold Seed: it is the study's own field seeds")]
    [InlineData("""{"set": {"Epochs": 0}}""", "Epochs must be 1 or more")]
    [InlineData("""{"overrides": [{"set": {"LearningRate": 7}}]}""", "LearningRate must be above 0")]
    [InlineData("""{"overrides": [{"models": ["large"], "set": {}}]}""", "overrides has a model large")]
    [InlineData("""{"rates": {"large": {"CoLA": 1e-5}}}""", "rates has a model large")]
    [InlineData("""{"rates": {"tiny": {"RTE": 1e-5}}}""", "rates of tiny has a task RTE")]
    [InlineData("""{"rates": {"tiny": {"CoLA": {"most": 1e-5}}}}""", "\"most\" is no plan")]
    [InlineData("""{"drop_below": 1.5}""", "drop_below must be above 0 and below 1")]
    [InlineData("""{"threads": 0}""", "threads must be 1 to 1024")]
    [InlineData("""{"device": "tpu"}""", "device \"tpu\" must be auto, cpu, cuda or cuda:n")]
    [InlineData("""{"name": "../elsewhere"}""", "name \"../elsewhere\" must be letters")]
    [InlineData("""{"slurm": {"chunk": 0}}""", "slurm.chunk must be 1 or more")]
    [InlineData("""{"slurm": {"lines": ["constraint=a100"]}}""", "slurm.lines must be options of sbatch")]
    public void A_field_that_does_not_fit_is_named(string change, string named)
    {
        var study = TinyWorld.Forty();
        foreach (var (field, value) in (JsonObject)JsonNode.Parse(change)!) { study[field] = value?.DeepClone(); }
        var file = _world["study.json"];
        File.WriteAllText(file, study.ToJsonString());
        var failure = Assert.Throws<KitException>(() => Study.Load(file));
        Assert.StartsWith(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("", "isn't JSON")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("""{"name": "a", "name": "b"}""", "isn't JSON")]
    public void A_file_that_is_no_study_is_named(string text, string named)
    {
        var file = _world["study.json"];
        File.WriteAllText(file, text);
        Assert.Contains(named, Assert.Throws<KitException>(() => Study.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_study_is_one_sentence_that_lists_those_there_are()
    {
        _world.FileOf(TinyWorld.Forty());
        var failure = Assert.Throws<KitException>(() => Study.Find("fifty", _world.Folders));
        Assert.Contains("no study fifty", failure.Message, StringComparison.Ordinal);
        Assert.Contains("forty", failure.Message, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A study says how many runs it has, in which order, and with which options.</summary>
public sealed class StudyPlanTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("paper", 12, "all top:6 top:5 top:4 top:3 top:2 top:1 head")]
    [InlineData("paper", 24, "all top:12 top:11 top:10 top:9 top:8 top:7 top:6 top:5 top:4 top:3 top:2 top:1 head")]
    [InlineData("every", 3, "all top:3 top:2 top:1 head")]
    [InlineData("none..all", 3, "all top:3 top:2 top:1 head")]
    [InlineData("none..top:2", 6, "top:2 top:1 head")]
    [InlineData("top:4..top:2", 6, "top:4 top:3 top:2")]
    [InlineData("top:5..all", 6, "all top:6 top:5")]
    public void A_grid_goes_from_the_most_that_is_trained_to_the_least(string grid, int layers, string plans) =>
        Assert.Equal(plans, string.Join(' ', PlanGrid.Plans(grid, layers)));

    [Fact]
    public void Mini_is_eight_depths_of_one_model_on_four_tasks_with_five_seeds_also_where_the_model_is_missing()
    {
        var study = Shipped("mini");
        Assert.Equal(["all-MiniLM-L6-v2"], study.Models);
        Assert.Equal(["CoLA", "MRPC", "RTE", "STS-B"], study.Tasks);
        Assert.Equal("all top:6 top:5 top:4 top:3 top:2 top:1 head", string.Join(' ', study.PlansFor(6)));
        Assert.Equal([1, 2, 3, 4, 5], study.Seeds);
        var plan = StudyPlan.Of(study, _world.Folders);
        Assert.Equal(["all-MiniLM-L6-v2", "MRPC", "RTE", "STS-B"], plan.Missing);
        Assert.Empty(plan.SearchCells);
        Assert.Equal(160, plan.GridCells().Count);
        Assert.All(plan.GridCells(), cell => Assert.Equal((1, 3, 5e-5), (cell.Options.Threads, cell.Options.Epochs, cell.Options.LearningRate)));
        var estimate = StudyEstimate.Of(plan, StudyFolder.Look(study, _world["results"]), _world.Folders, workers: 2);
        Assert.Equal((160, 0, EstimateBasis.Guessed), (estimate.GridCells, estimate.Done, estimate.Basis));
    }

    [Fact]
    public void The_sizes_by_which_mini_is_planned_where_its_model_is_missing_are_the_models()
    {
        var real = EncoderConfig.Load(Shared.Path("models", "all-MiniLM-L6-v2"));
        var planned = StudyPlan.Of(Shipped("mini"), _world.Folders).Models.Single().Config;
        Assert.Equal((real.Layers, real.Width, real.Heads, real.FeedForward, real.VocabularySize), (planned.Layers, planned.Width, planned.Heads, planned.FeedForward, planned.VocabularySize));
    }

    [Fact]
    public void Paper_is_the_papers_grid_with_its_rates_also_where_models_and_data_are_missing()
    {
        var plan = StudyPlan.Of(Shipped("paper"), _world.Folders);
        var cells = plan.GridCells();
        Assert.Equal(1760, cells.Count);
        Assert.Equal([320, 560, 320, 560], cells.GroupBy(cell => cell.Model.Label).Select(model => model.Count()));
        Assert.All(cells, cell => Assert.Equal(PaperRates.For(cell.Model.Config, cell.Task.Name), cell.Options.LearningRate));
        Assert.All(cells, cell => Assert.Equal(cell.Model.Config.ModelType == EncoderType.Bert ? 3 : 10, cell.Options.Epochs));
        Assert.All(cells, cell => Assert.Equal(Presets.Paper.ClipOver, cell.Options.ClipOver));
        Assert.Equal(["bert-base-uncased", "bert-large-uncased", "roberta-base", "roberta-large"], plan.Missing.Take(4));
        var estimate = StudyEstimate.Of(plan, StudyFolder.Look(plan.Study, _world["results"]), _world.Folders, workers: 1);
        Assert.Equal((0, 1760, 0), (estimate.SearchCells, estimate.GridCells, estimate.Done));
        Assert.Equal(EstimateBasis.Guessed, estimate.Basis);
    }

    [Fact]
    public void Rates_come_from_the_table_and_overrides_have_the_last_word()
    {
        var json = TinyWorld.Forty();
        json["rates"] = JsonNode.Parse("""{"tiny": {"CoLA": 2e-4, "sst2": {"all": 1e-5}}}""");
        json["overrides"] = JsonNode.Parse("""[{"depths": ["head"], "set": {"LearningRate": 0.01, "Epochs": 7}}, {"seeds": [5], "set": {"Epochs": 1}}]""");
        var cells = StudyPlan.Of(_world.Write(json), _world.Folders).GridCells();
        Assert.Equal(2e-4, Rate("CoLA", "all"));
        Assert.Equal(2e-4, Rate("CoLA", "top:1"));
        Assert.Equal(1e-5, Rate("SST-2", "all"));
        Assert.Equal(0.001, Rate("SST-2", "top:2"));
        Assert.Equal(0.01, Rate("CoLA", "head"));
        Assert.Equal([7, 7, 7, 7, 1], Of("CoLA", "head").Select(cell => cell.Options.Epochs!.Value));
        Assert.Equal([1, 2, 3, 4, 5], Of("CoLA", "head").Select(cell => cell.Options.Seed));

        double Rate(string task, string plan) => Of(task, plan).Select(cell => cell.Options.LearningRate!.Value).Distinct().Single();
        IEnumerable<PlannedCell> Of(string task, string plan) => cells.Where(cell => cell.Task.Name == task && cell.Plan == FreezePlan.Parse(plan));
    }

    [Fact]
    public void A_search_is_on_all_or_on_each_depth_and_leaves_out_what_the_table_has()
    {
        var json = TinyWorld.Forty();
        json["search"] = JsonNode.Parse("""{"rates": [1e-4, 1e-3, 1e-2], "seeds": [1, 2]}""");
        Assert.Equal(2 * 3 * 2, StudyPlan.Of(_world.Write(json), _world.Folders).SearchCells.Count);
        json["search"]!["on"] = "each_depth";
        Assert.Equal(2 * 4 * 3 * 2, StudyPlan.Of(_world.Write(json), _world.Folders).SearchCells.Count);
        json["rates"] = JsonNode.Parse("""{"tiny": {"CoLA": 2e-4}}""");
        Assert.Equal(4 * 3 * 2, StudyPlan.Of(_world.Write(json), _world.Folders).SearchCells.Count);
    }

    [Fact]
    public async Task An_estimate_rests_on_what_was_measured_here()
    {
        var study = _world.Write(TinyWorld.Four());
        var plan = StudyPlan.Of(study, _world.Folders);
        Assert.Equal(EstimateBasis.Guessed, Estimate(study).Basis);
        await _world.Run(study);
        var after = Estimate(study);
        Assert.Equal((4, TimeSpan.Zero, EstimateBasis.Measured), (after.Done, after.Time, after.Basis));
        var other = TinyWorld.Four("other");
        other["seeds"] = new JsonArray(8, 9);
        Assert.Equal((0, EstimateBasis.Measured), (Estimate(_world.Write(other)).Done, Estimate(_world.Write(other)).Basis));
        Assert.True(Estimate(_world.Write(other)).Time > TimeSpan.Zero);
        other["depths"] = new JsonArray("top:1");
        Assert.Equal(EstimateBasis.Scaled, Estimate(_world.Write(other)).Basis);

        StudyEstimate Estimate(Study of) => StudyEstimate.Of(
            StudyPlan.Of(of, _world.Folders), StudyFolder.Look(of, StudyFolder.PlaceFor(of, _world.Folders)), _world.Folders, workers: 1);
    }

    [Fact]
    public async Task Hours_are_those_measured_memory_is_the_largest_and_the_cache_is_what_the_frozen_part_gives()
    {
        var results = await _world.Run(_world.Write(TinyWorld.Four()));
        var more = TinyWorld.Four("more");
        more["seeds"] = new JsonArray(7, 8, 9);
        var study = _world.Write(more);
        var (one, two) = (Estimate(1), Estimate(2));
        var seconds = results.Records.GroupBy(record => record.Plan).Sum(depth => 3 * depth.Average(record => record.Seconds.Values.Sum()));
        Assert.Equal((6, 0, EstimateBasis.Measured), (one.GridCells, one.Done, one.Basis));
        Assert.Equal(seconds, one.Time.TotalSeconds, 1e-3);
        Assert.Equal(seconds / 2, two.Time.TotalSeconds, 1e-3);
        Assert.Equal(results.Records.Max(record => record.PeakMemory), one.Memory);
        Assert.Equal(2 * one.Memory, two.Memory);
        // The head reads one vector of 16 numbers for each of 40 rows that it is trained on.
        Assert.Equal(sizeof(float) * 16 * 40, one.Cache);
        Assert.Equal(results.Records.Max(record => record.CacheBytes), (long)one.Cache);

        StudyEstimate Estimate(int workers) => StudyEstimate.Of(
            StudyPlan.Of(study, _world.Folders), StudyFolder.Look(study, StudyFolder.PlaceFor(study, _world.Folders)), _world.Folders, workers);
    }

    private static Study Shipped(string name) => Study.Load(Shared.InRepository("data", "studies", $"{name}.json"));
}

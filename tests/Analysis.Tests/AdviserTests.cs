namespace LayerFreezing.Tests;

/// <summary>How many layers to train, and when the data don't say. Probabilities are SciPy 1.10.1's, by integration over both t densities.</summary>
public sealed class AdviserTests
{
    private static readonly Adviser Known = Adviser.Of(Scores.FourDepths);

    [Theory]
    [InlineData(0.95, "top:6", 0.9873740210766824)]
    [InlineData(0.95, "top:3", 0.03852608198279153)]
    [InlineData(0.9, "top:3", 0.6209357924156587)]
    [InlineData(0.97, "top:6", 0.8489346703595183)]
    [InlineData(0.98, "top:6", 0.5726654705087182)]
    public void A_depth_keeps_the_quality_in_as_many_draws_as_the_posteriors_say(double quality, string plan, double probability)
    {
        var depth = Known.Advise("a-model", "CoLA", quality).Depths.Single(depth => depth.Plan == FreezePlan.Parse(plan));
        var error = Math.Sqrt(probability * (1 - probability) / Adviser.Draws);
        Assert.Equal(probability, depth.Probability!.Value, 4 * error);
    }

    [Fact]
    public void The_fewest_layers_that_surely_keep_the_quality_are_advised_with_what_they_save()
    {
        var advice = Known.Advise("a-model", "CoLA", quality: 0.95);
        Assert.Equal((AdviceOutcome.Decided, FreezePlan.Top(6)), (advice.Outcome, advice.Choice?.Plan));
        Assert.Equal([DepthVerdict.FallsShort, DepthVerdict.FallsShort, DepthVerdict.Reaches, DepthVerdict.Reaches], advice.Depths.Select(depth => depth.Verdict));
        var said = advice.ToString();
        Assert.StartsWith("a-model on CoLA: train the last 6 of 12 layers (top:6). That keeps 95 % of the quality of all in 9", said, StringComparison.Ordinal);
        Assert.Contains("(relative quality 98.2 %, 95 % interval 96.0 to 100.4 %, n = 5 seeds)", said, StringComparison.Ordinal);
        Assert.EndsWith("A run takes 11 s instead of 17 s (35 % less) and 260 MB instead of 320 MB (19 % less).", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_ten_and_ninety_percent_the_data_do_not_decide()
    {
        var advice = Known.Advise("a-model", "CoLA", quality: 0.9);
        Assert.Equal((AdviceOutcome.Undecided, FreezePlan.Top(6)), (advice.Outcome, advice.Choice?.Plan));
        Assert.Equal(FreezePlan.Top(3), advice.Open.Single().Plan);
        Assert.StartsWith("a-model on CoLA: the data don't decide whether 90 % of the quality of all is kept by top:3 (in 6", advice.ToString(), StringComparison.Ordinal);
        Assert.Contains("Run more seeds. On the safe side, train the last 6 of 12 layers (top:6).", advice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_five_seeds_decide_nothing()
    {
        var advice = Adviser.Of(Scores.Of(("all", Scores.All), ("top:6", Scores.Half[..4]), ("head", [10, 11, 10, 11, 10]))).Advise("a-model", "CoLA");
        Assert.Equal((AdviceOutcome.Undecided, FreezePlan.All), (advice.Outcome, advice.Choice?.Plan));
        Assert.Contains("There are only 4 seeds where at least 5 are needed.", advice.ToString(), StringComparison.Ordinal);
        Assert.Contains("train everything (all)", advice.ToString(), StringComparison.Ordinal);
        var fewOfAll = Adviser.Of(Scores.Of(("all", Scores.All[..4]), ("top:6", Scores.Half), ("head", [10, 11, 10, 11, 10]))).Advise("a-model", "CoLA");
        Assert.Equal(2, fewOfAll.Open.Count);
    }

    [Fact]
    public void One_seed_says_too_little_to_draw_from()
    {
        var advice = Adviser.Of(Scores.Of(("all", [80]), ("top:6", [79]))).Advise("a-model", "CoLA");
        Assert.Equal((AdviceOutcome.Undecided, null), (advice.Outcome, advice.Depths[0].Probability));
        Assert.Contains("top:6 (too few runs to say)", advice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_that_are_all_equal_decide_by_their_means()
    {
        double?[] eighty = [80, 80, 80, 80, 80];
        var advice = Adviser.Of(Scores.Of(("all", eighty), ("top:6", [76, 76, 76, 76, 76]), ("top:3", [75.9, 75.9, 75.9, 75.9, 75.9]))).Advise("a-model", "CoLA");
        Assert.Equal([0.0, 1, 1], advice.Depths.Select(depth => depth.Probability!.Value));
        Assert.Equal((AdviceOutcome.Decided, FreezePlan.Top(6)), (advice.Outcome, advice.Choice?.Plan));
    }

    [Fact]
    public void Where_all_is_missing_diverged_or_not_above_the_majority_there_is_no_quality_to_keep()
    {
        foreach (var advice in new[]
        {
            Adviser.Of(Scores.Of(("top:6", Scores.Half))).Advise("a-model", "CoLA"),
            Adviser.Of(Scores.Of(("all", [null, null]), ("top:6", Scores.Half))).Advise("a-model", "CoLA"),
            Adviser.Of(Scores.Of("RTE", 90, ("all", Scores.All), ("top:6", Scores.Half)).ToDataFrame()).Advise("a-model", "RTE"),
        })
        {
            Assert.Equal((AdviceOutcome.Undefined, null), (advice.Outcome, advice.Choice));
            Assert.Contains("there is no quality to keep a part of", advice.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_diverged_run_is_no_seed()
    {
        var advice = Adviser.Of(Scores.Of(("all", Scores.All), ("top:6", [.. Scores.Half[..4], null]))).Advise("a-model", "CoLA");
        Assert.Equal((4, DepthVerdict.Undecided), (advice.Depths[0].Seeds, advice.Depths[0].Verdict));
    }

    [Fact]
    public void What_a_run_may_cost_leaves_depths_out()
    {
        var none = Known.Advise("a-model", "CoLA", 0.95, new Budget(Seconds: 10));
        Assert.Equal(AdviceOutcome.OutOfReach, none.Outcome);
        Assert.Contains("no depth that was run within 10 s keeps 95 %", none.ToString(), StringComparison.Ordinal);
        Assert.Equal(FreezePlan.Top(6), Known.Advise("a-model", "CoLA", 0.95, new Budget(Megabytes: 260)).Choice?.Plan);
        var some = Known.Advise("a-model", "CoLA", 0.9, new Budget(Seconds: 10, Megabytes: 300));
        Assert.Equal((AdviceOutcome.Undecided, null), (some.Outcome, some.Choice));
        Assert.EndsWith("No other depth within 10 s and 300 MB keeps it.", some.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_papers_scores_have_no_costs_and_advice_all_the_same()
    {
        var advice = Adviser.Of(FailedRuns.Drop(PaperScores.Load(new KitFolders(Shared.Root, null)))).Advise("bert-base", "SST-2", 0.9);
        Assert.Equal((AdviceOutcome.Decided, FreezePlan.Head), (advice.Outcome, advice.Choice?.Plan));
        Assert.Contains("train the head alone (head)", advice.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("What that saves wasn't measured.", advice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_runs_give_the_same_advice()
    {
        var again = Adviser.Of(Scores.FourDepths).Advise("a-model", "CoLA", 0.97);
        Assert.Equal(Known.Advise("a-model", "CoLA", 0.97).Depths.Select(depth => depth.Probability), again.Depths.Select(depth => depth.Probability));
    }

    [Fact]
    public void The_depths_are_a_table()
    {
        var table = Known.Advise("a-model", "CoLA").ToDataFrame();
        Assert.Equal(["head", "top:3", "top:6", "all"], table.Texts("plan"));
        Assert.Equal(["falls short", "falls short", "keeps it", "keeps it"], table.Texts("verdict"));
        Assert.Equal([5.0, 8, 11, 17], table["seconds"].Cast<double>());
    }

    [Theory]
    [InlineData("other", "CoLA", 0.95, "there are no runs of other on CoLA, only of a-model on CoLA (official)")]
    [InlineData("a-model", "CoLA", 95, "quality 95: give a part")]
    public void What_is_not_there_is_one_sentence(string model, string task, double quality, string said) =>
        Assert.Contains(said, Assert.Throws<KitException>(() => Known.Advise(model, task, quality)).Message, StringComparison.Ordinal);
}

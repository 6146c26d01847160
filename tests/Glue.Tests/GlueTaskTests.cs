namespace LayerFreezing.Tests;

public class GlueTaskTests
{
    [Theory]
    [InlineData("CoLA", "CoLA")]
    [InlineData("cola", "CoLA")]
    [InlineData("sst2", "SST-2")]
    [InlineData("SST-2", "SST-2")]
    [InlineData("stsb", "STS-B")]
    [InlineData("sts-b", "STS-B")]
    [InlineData("STS_B", "STS-B")]
    [InlineData(" mnli ", "MNLI")]
    [InlineData("wnli", "WNLI")]
    public void A_task_is_found_however_its_name_is_spelled(string spelling, string name) =>
        Assert.Equal(name, GlueTask.Find(spelling).Name);

    [Theory]
    [InlineData("")]
    [InlineData("SNLI")]
    [InlineData("CoLA2")]
    public void An_unknown_name_is_an_error_that_lists_what_there_is(string name)
    {
        var error = Assert.Throws<KitException>(() => GlueTask.Find(name));
        Assert.Equal($"There is no task '{name}': choose one of CoLA, SST-2, MRPC, STS-B, QQP, MNLI, QNLI, RTE, WNLI, micro-CoLA, micro-SST-2, micro-STS-B, micro-RTE.", error.Message);
    }

    [Fact]
    public void A_task_of_ones_own_is_found_beside_GLUEs()
    {
        var own = GlueTask.CoLA with { Name = "own-CoLA", Folder = "CoLA", Collection = "glue-own" };
        Assert.Same(own, GlueTask.Find("OwnCola", own));
        Assert.Same(GlueTask.CoLA, GlueTask.Find("cola", own));
        Assert.Same(MicroTasks.STSB, GlueTask.Find("micro-stsb"));
        Assert.Contains("micro-RTE, own-CoLA.", Assert.Throws<KitException>(() => GlueTask.Find("x", own)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nine_tasks_are_named_once_each_and_score_by_one_of_their_metrics()
    {
        Assert.Equal(9, GlueTask.All.Select(task => task.Name).Distinct().Count());
        Assert.All(GlueTask.All, task => Assert.Contains(task.Score, task.Metrics));
        Assert.All(GlueTask.All, task => Assert.All(task.Metrics, metric => Assert.Equal(task.Kind, metric.Kind)));
        Assert.All(GlueTask.All, task => Assert.Equal(task.Labels.Count, task.LabelValues.Count));
    }

    [Theory]
    [InlineData("CoLA", "matthews", "matthews")]
    [InlineData("SST-2", "accuracy", "accuracy")]
    [InlineData("MRPC", "f1", "accuracy f1")]
    [InlineData("STS-B", "spearman", "pearson spearman")]
    [InlineData("QQP", "f1", "accuracy f1")]
    [InlineData("MNLI", "accuracy", "accuracy")]
    [InlineData("QNLI", "accuracy", "accuracy")]
    [InlineData("RTE", "accuracy", "accuracy")]
    [InlineData("WNLI", "accuracy", "accuracy")]
    public void The_papers_choice_of_metric_scores_each_task(string name, string score, string all)
    {
        var task = GlueTask.Find(name);
        Assert.Equal(score, task.Score.Key);
        Assert.Equal(all, string.Join(' ', task.Metrics.Select(metric => metric.Key)));
    }

    [Theory]
    [InlineData("CoLA", false, "unacceptable acceptable", "0 1")]
    [InlineData("SST-2", false, "negative positive", "0 1")]
    [InlineData("MRPC", true, "not_equivalent equivalent", "0 1")]
    [InlineData("STS-B", true, "", "")]
    [InlineData("QQP", true, "not_duplicate duplicate", "0 1")]
    [InlineData("MNLI", true, "contradiction entailment neutral", "contradiction entailment neutral")]
    [InlineData("QNLI", true, "entailment not_entailment", "entailment not_entailment")]
    [InlineData("RTE", true, "entailment not_entailment", "entailment not_entailment")]
    [InlineData("WNLI", true, "not_entailment entailment", "0 1")]
    public void Labels_are_numbered_as_Hugging_Face_numbered_them(string name, bool pairs, string labels, string values)
    {
        var task = GlueTask.Find(name);
        Assert.Equal(pairs, task.HasPairs);
        Assert.Equal(labels, string.Join(' ', task.Labels));
        Assert.Equal(values, string.Join(' ', task.LabelValues));
        Assert.Equal(name == "STS-B" ? 1 : task.Labels.Count, task.Outputs);
    }
}

namespace LayerFreezing.Tests;

/// <summary>Runs are handed out so that what a worker has computed is used before it computes something else.</summary>
public sealed class CellQueueTests
{
    [Fact]
    public void One_worker_does_the_runs_in_their_order_and_so_all_seeds_of_a_depth_together()
    {
        var queue = new CellQueue(Runs("CoLA", "top:1", "head"));
        Assert.Equal(
            ["CoLA top:1 seed 1", "CoLA top:1 seed 2", "CoLA head seed 1", "CoLA head seed 2"],
            Enumerable.Range(0, 4).Select(_ => Name(queue.Take(1, out var _)!)));
        Assert.Null(queue.Take(1, out var wait));
        Assert.Null(wait);
    }

    [Fact]
    public void Two_workers_take_what_the_other_is_not_at_and_each_stays_with_its_own()
    {
        var queue = new CellQueue([.. Runs("CoLA", "top:1", "head"), .. Runs("RTE", "head")]);
        Assert.Equal(
            ["CoLA top:1 seed 1", "RTE head seed 1", "CoLA top:1 seed 2", "RTE head seed 2", "CoLA head seed 1"],
            new[] { 1, 2, 1, 2, 1 }.Select(worker => Name(queue.Take(worker, out var _)!)));
    }

    [Fact]
    public void A_frozen_part_is_wanted_while_a_run_waits_that_has_it()
    {
        var queue = new CellQueue(Runs("CoLA", "top:1", "head"));
        var first = queue.Take(1, out _)!;
        Assert.True(queue.IsPrefixWanted(first.Cell));
        queue.Take(1, out _);
        Assert.False(queue.IsPrefixWanted(first.Cell));
    }

    [Fact]
    public void A_run_that_another_process_has_waits_and_one_that_comes_back_is_next()
    {
        var queue = new CellQueue(Runs("CoLA", "head"));
        var (first, second) = (queue.Take(1, out _)!, queue.Take(1, out _)!);
        queue.Defer(first);
        Assert.Null(queue.Take(1, out var wait));
        Assert.InRange(wait!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        queue.Return(second);
        Assert.Same(second, queue.Take(1, out _));
    }

    private static string Name(QueuedCell run) => FormattableString.Invariant($"{run.Cell.Task} {run.Cell.Plan} seed {run.Cell.Seed}");

    private static IEnumerable<QueuedCell> Runs(string task, params string[] plans) =>
        from plan in plans
        from seed in new[] { 1, 2 }
        let cell = new Cell(FormattableString.Invariant($"{task}-{plan}-{seed}"), CellStage.Grid, "tiny", task, "official", FreezePlan.Parse(plan), FreezePlan.Parse(plan).TrainedLayers(2), seed, 1e-4)
        select new QueuedCell(cell, new PlannedCell(CellStage.Grid, new StudyModel("tiny", null, EncoderConfig.BertBase), GlueTask.Find(task), cell.Plan, new TrainingOptions()));
}

namespace LayerFreezing;

/// <summary>
/// Several depths, each with several seeds, on examples that are at hand: a small study in memory, for data of one's own.
/// Activations of frozen layers are computed once for all seeds. What must survive the process is a <see cref="Study"/>.
/// </summary>
/// <example><code>
/// var runs = DepthRuns.Train("bert-tiny", data, [FreezePlan.All, FreezePlan.Top(1)], [1, 2, 3], options);
/// Adviser.Of(runs.ToDataFrame())
/// </code></example>
public static class DepthRuns
{
    /// <summary>Trains the model anew from its folder for every depth and seed, depth by depth.</summary>
    /// <param name="modelFolder">The model's folder.</param>
    /// <param name="data">The examples.</param>
    /// <param name="plans">The depths.</param>
    /// <param name="seeds">The seeds of each.</param>
    /// <param name="options">How; the seed in it doesn't count.</param>
    /// <param name="ended">Told after every run, such as <c>bar.Update</c> of a notebook.</param>
    /// <param name="cancel">Ends it after the step under way.</param>
    /// <returns>What the runs left, in their order; the models are freed.</returns>
    /// <exception cref="KitException">There is no depth or no seed, one is given twice, or something doesn't fit the model.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public static IReadOnlyList<RunResult> Train(
        string modelFolder, TaskData data, IReadOnlyList<FreezePlan> plans, IReadOnlyList<int> seeds, TrainingOptions options,
        Action<DepthRunsProgress>? ended = null, CancellationToken cancel = default)
    {
        Check(plans, "depth");
        Check(seeds, "seed");
        List<RunResult> results = [];
        foreach (var plan in plans)
        {
            using var caches = new PrefixCaches(PrefixCaches.DefaultFolder);
            foreach (var seed in seeds)
            {
                using var model = ModelFolder.Load(modelFolder, data.Task, seed);
                results.Add(new FineTuner(model, data, plan, options with { Seed = seed }, caches: caches).Train(cancel: cancel));
                ended?.Invoke(new(results.Count, plans.Count * seeds.Count, results[^1].Record));
            }
        }
        return results;
    }

    private static void Check<T>(IReadOnlyList<T> values, string what)
    {
        if (values.Count == 0) { throw new KitException($"there is no {what} to train with; give at least one"); }
        if (values.Distinct().Count() < values.Count) { throw new KitException($"a {what} is given twice; name each once"); }
    }
}

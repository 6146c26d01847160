namespace LayerFreezing;

/// <summary>What a model without understanding reaches on a task.</summary>
/// <param name="Name">What the model looks at.</param>
/// <param name="Score">The task's score on dev × 100, or null where it is undefined, as a correlation with a constant is.</param>
public sealed record BaselineScore(string Name, double? Score);

/// <summary>
/// Models that see words but no sentence, trained on a task's train rows and scored on its dev rows: how much of the task
/// is in single words, in one sentence of two, in shared words. They work for any GLUE task of one number or two classes.
/// </summary>
public static class MicroBaselines
{
    /// <summary>Trains and scores them all.</summary>
    /// <param name="task">The task.</param>
    /// <param name="train">Rows to learn from.</param>
    /// <param name="dev">Rows to be scored on.</param>
    /// <returns>One score a model.</returns>
    /// <exception cref="KitException">The task has more than two classes, or there are no rows.</exception>
    public static IReadOnlyList<BaselineScore> Score(GlueTask task, IReadOnlyList<GlueExample> train, IReadOnlyList<GlueExample> dev)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Outputs > 2) { throw new KitException($"{task.Name} has {task.Outputs} classes: these baselines know two."); }
        if (train.Count == 0 || dev.Count == 0) { throw new KitException($"{task.Name} has no rows to train or score the baselines on."); }
        BaselineScore Bag(string name, Func<GlueExample, IEnumerable<string>> features) =>
            new(name, ScoreBag(task, train, dev, example => [.. features(example).Distinct()]));

        List<BaselineScore> scores = [new("the commonest label", ScoreConstant(task, train, dev))];
        if (!task.HasPairs)
        {
            scores.Add(Bag("bag of words", example => First(example)));
            scores.Add(Bag("bag of neighbouring pairs of words", example => Neighbours(First(example))));
            return scores;
        }
        scores.Add(Bag("bag of words, first sentence", example => First(example)));
        scores.Add(Bag("bag of words, second sentence", example => Second(example)));
        scores.Add(Bag("bag of words, both", example => [.. First(example).Select(word => "1 " + word), .. Second(example).Select(word => "2 " + word)]));
        scores.Add(new("words shared, of all", ScoreNumber(task, train, dev, example => Overlap.Share(example.Text, example.Pair!))));
        scores.Add(new("words shared, of the second sentence", ScoreNumber(task, train, dev, example => (double)Overlap.Of(example.Text, example.Pair!) / Second(example).Length)));
        scores.Add(Bag("pairs of words, one from each", example => First(example).SelectMany(_ => Second(example), (one, other) => $"{one} {other}")));
        return scores;
    }

    private static string[] First(GlueExample example) => Overlap.Words(example.Text);

    private static string[] Second(GlueExample example) => Overlap.Words(example.Pair!);

    private static IEnumerable<string> Neighbours(string[] words) =>
        words.Prepend("<").Zip(words.Append(">"), (one, other) => $"{one} {other}");

    private static double? ScoreConstant(GlueTask task, IReadOnlyList<GlueExample> train, IReadOnlyList<GlueExample> dev) =>
        task.Kind == GlueTaskKind.Regression
            ? 100 * task.Score.Of([.. dev.Select(_ => 0.0)], Scores(dev))
            : 100 * task.Score.Of([.. dev.Select(_ => 2 * train.Count(example => example.Label == 1) > train.Count ? 1 : 0)], Labels(dev));

    private static double? ScoreBag(GlueTask task, IReadOnlyList<GlueExample> train, IReadOnlyList<GlueExample> dev, Func<GlueExample, string[]> features)
    {
        var regression = task.Kind == GlueTaskKind.Regression;
        var model = LinearModel.Train([.. train.Select(features)], regression ? Scores(train) : [.. Labels(train).Select(label => (double)label)], !regression);
        double[] predictions = [.. dev.Select(example => model.Predict(features(example)))];
        return 100 * (regression ? task.Score.Of(predictions, Scores(dev)) : task.Score.Of([.. predictions.Select(value => value > 0 ? 1 : 0)], Labels(dev)));
    }

    /// <summary>Scores one number a row: by its order for a regression, else by the threshold and side that suit the train rows best.</summary>
    private static double? ScoreNumber(GlueTask task, IReadOnlyList<GlueExample> train, IReadOnlyList<GlueExample> dev, Func<GlueExample, double> number)
    {
        if (task.Kind == GlueTaskKind.Regression) { return 100 * task.Score.Of([.. dev.Select(number)], Scores(dev)); }
        var numbers = train.Select(number).ToArray();
        var (threshold, above, _) = numbers.Distinct().SelectMany(value => new[] { (value, above: 1), (value, above: 0) })
            .Select(rule => (rule.value, rule.above, Right: train.Where((example, i) => (numbers[i] >= rule.value ? rule.above : 1 - rule.above) == example.Label).Count()))
            .MaxBy(rule => rule.Right);
        return 100 * task.Score.Of([.. dev.Select(example => number(example) >= threshold ? above : 1 - above)], Labels(dev));
    }

    private static double[] Scores(IReadOnlyList<GlueExample> examples) => [.. examples.Select(example => (double)example.Score)];

    private static int[] Labels(IReadOnlyList<GlueExample> examples) => [.. examples.Select(example => example.Label)];
}

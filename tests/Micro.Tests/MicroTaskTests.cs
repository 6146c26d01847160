namespace LayerFreezing.Tests;

public sealed class MicroTaskTests
{
    private static readonly Lazy<Dictionary<(string Task, GlueSplit Split), IReadOnlyList<MicroExample>>> Made = new(() =>
        MicroTasks.All.SelectMany(task => new[] { GlueSplit.Train, GlueSplit.Dev }.Select(split => (task, split)))
            .ToDictionary(key => (key.task.Name, key.split), key => MicroTasks.Make(key.task, key.split)));

    public static TheoryData<string> Names => [.. MicroTasks.All.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_files_are_what_the_generator_writes(string name)
    {
        var task = Task(name);
        foreach (var (split, file) in new[] { (GlueSplit.Train, "train.tsv"), (GlueSplit.Dev, "dev.tsv") })
        {
            var path = Shared.InRepository("data", "glue-micro", task.Folder, file);
            var made = MicroTasks.FileText(task, Rows(task, split));
            var line = made.Split('\n').Zip(File.ReadAllText(path).Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
            Assert.True(File.ReadAllText(path) == made, $"{path} differs from line {line} on; MicroTasks.Write writes it anew");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_files_read_as_GLUE_s_own_and_hold_the_rows(string name)
    {
        var task = Task(name);
        foreach (var split in new[] { GlueSplit.Train, GlueSplit.Dev })
        {
            var read = GlueData.Load(task, split, Shared.InRepository("data", "glue-micro"));
            Assert.Empty(read.Warnings);
            var made = Rows(task, split);
            Assert.Equal(split == GlueSplit.Train ? MicroTasks.TrainRows : MicroTasks.DevRows, made.Count);
            Assert.Equal(made.Select(row => (row.Sentence, row.Second)), read.Examples.Select(row => (row.Text, row.Pair)));
            Assert.Equal(made.Select(row => LabelOf(task, row)), read.Examples.Select(row => task.Kind == GlueTaskKind.Regression ? $"{row.Score:0.000}" : task.Labels[row.Label]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_is_in_train_and_dev_and_no_dev_text_in_the_corpus(string name)
    {
        var train = Texts(Rows(Task(name), GlueSplit.Train)).ToHashSet(StringComparer.Ordinal);
        var dev = Texts(Rows(Task(name), GlueSplit.Dev)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], dev.Intersect(train));
        Assert.All(dev, text => Assert.True(MicroHoldout.Holds(text), text));
        Assert.Equal([], new MicroCorpus().Lines().Take(5000).SelectMany(line => line.Split('\t')).Intersect(dev));
    }

    [Theory]
    [InlineData("micro-CoLA")]
    [InlineData("micro-SST-2")]
    [InlineData("micro-RTE")]
    public void Labels_are_balanced(string name)
    {
        foreach (var split in new[] { GlueSplit.Train, GlueSplit.Dev })
        {
            var rows = Rows(Task(name), split);
            Assert.InRange(rows.Count(row => row.Label == 1), rows.Count / 2 - 10, rows.Count / 2 + 10);
        }
    }

    [Fact]
    public void Similarity_scores_are_spread_from_0_to_5()
    {
        var rows = Rows(MicroTasks.STSB, GlueSplit.Train);
        for (var bin = 0; bin < 5; bin++)
        {
            var share = rows.Count(row => Math.Min((int)row.Label, 4) == bin) / (double)rows.Count;
            Assert.InRange(share, 0.19, 0.21);
        }
        Assert.Contains(rows, row => row.Label == 0);
        Assert.Contains(rows, row => row.Label == 5);
    }

    [Fact]
    public void Each_kind_of_error_is_wrong_in_half_of_its_rows()
    {
        foreach (var kind in Rows(MicroTasks.CoLA, GlueSplit.Train).GroupBy(row => row.Note))
        {
            Assert.InRange(kind.Count(row => row.Label == 0) - kind.Count(row => row.Label == 1), -1, 1);
        }
    }

    [Fact]
    public void Every_sentence_of_the_entailment_task_has_either_label_equally_often()
    {
        foreach (var split in new[] { GlueSplit.Train, GlueSplit.Dev })
        {
            var rows = Rows(MicroTasks.RTE, split);
            Assert.All(rows.GroupBy(row => row.Sentence), group => Assert.Equal(1, group.Average(row => 2 * row.Label)));
            Assert.All(rows.GroupBy(row => row.Second), group =>
            {
                Assert.Equal(1, group.Average(row => 2 * row.Label));
                Assert.Single(group.Select(row => Overlap.Of(row.Sentence, row.Second!)).Distinct());
            });
        }
    }

    [Fact]
    public void Only_the_four_tasks_and_their_two_splits_are_made()
    {
        Assert.Contains("isn't made by the kit", Assert.Throws<KitException>(() => MicroTasks.Make(GlueTask.RTE, GlueSplit.Dev)).Message, StringComparison.Ordinal);
        Assert.Contains("choose train or dev", Assert.Throws<KitException>(() => MicroTasks.Make(MicroTasks.RTE, GlueSplit.Test)).Message, StringComparison.Ordinal);
    }

    /// <summary>What words alone tell must stay little: upper bounds on dev, and what README.md says of them.</summary>
    [Theory]
    [InlineData("micro-CoLA", "bag of words", 18)]
    [InlineData("micro-CoLA", "bag of neighbouring pairs of words", 35)]
    [InlineData("micro-SST-2", "bag of words", 68)]
    [InlineData("micro-SST-2", "bag of neighbouring pairs of words", 85)]
    [InlineData("micro-STS-B", "bag of words, first sentence", 30)]
    [InlineData("micro-STS-B", "bag of words, second sentence", 30)]
    [InlineData("micro-STS-B", "words shared, of all", 68)]
    [InlineData("micro-RTE", "bag of words, first sentence", 54)]
    [InlineData("micro-RTE", "bag of words, second sentence", 54)]
    [InlineData("micro-RTE", "bag of words, both", 54)]
    [InlineData("micro-RTE", "words shared, of all", 54)]
    [InlineData("micro-RTE", "words shared, of the second sentence", 54)]
    [InlineData("micro-RTE", "pairs of words, one from each", 78)]
    public void Words_without_a_sentence_decide_little(string name, string baseline, double most)
    {
        var score = Baselines.Value[name].Single(score => score.Name == baseline).Score!.Value;
        Assert.True(score <= most, $"{name}, {baseline}: {score:0.0}, at most {most}");
    }

    [Fact]
    public void The_readme_tells_these_scores()
    {
        var lines = File.ReadAllLines(Shared.InRepository("data", "glue-micro", "README.md"));
        foreach (var (name, scores) in Baselines.Value)
        {
            foreach (var score in scores)
            {
                var cells = lines.Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                    .Single(cells => cells.Length > 3 && cells[1] == name && cells[2] == score.Name);
                if (score.Score is null) { Assert.Equal("–", cells[3]); }
                else { Assert.InRange(double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), score.Score.Value - 1, score.Score.Value + 1); }
            }
        }
    }

    private static readonly Lazy<Dictionary<string, IReadOnlyList<BaselineScore>>> Baselines = new(() => MicroTasks.All.ToDictionary(
        task => task.Name,
        task => MicroBaselines.Score(task, Examples(Rows(task, GlueSplit.Train)), Examples(Rows(task, GlueSplit.Dev)))));

    private static GlueTask Task(string name) => MicroTasks.All.Single(task => task.Name == name);

    private static IReadOnlyList<MicroExample> Rows(GlueTask task, GlueSplit split) => Made.Value[(task.Name, split)];

    private static string LabelOf(GlueTask task, MicroExample row) =>
        task.Kind == GlueTaskKind.Regression ? $"{row.Label:0.000}"
        : task == MicroTasks.RTE ? (row.Label == 1 ? "entailment" : "not_entailment")
        : task.Labels[(int)row.Label];

    private static IEnumerable<string> Texts(IReadOnlyList<MicroExample> rows) =>
        rows.SelectMany(row => row.Second is null ? [row.Sentence] : new[] { row.Sentence, row.Second });

    private static GlueExample[] Examples(IReadOnlyList<MicroExample> rows) =>
        [.. rows.Select((row, i) => new GlueExample(i, row.Sentence, row.Second, (int)row.Label, (float)row.Label))];
}

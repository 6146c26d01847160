using System.Numerics;
using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>What must hold of a study whatever models and data are at hand.</summary>
internal static class StudyCheck
{
    /// <summary>Options that are fields of a study and no part of its set.</summary>
    internal static readonly string[] OwnFields = [nameof(TrainingOptions.Seed), nameof(TrainingOptions.Threads)];

    internal static void Check(Study study)
    {
        Require(IsName(study.Name), $"name \"{study.Name}\" must be letters, digits, -, _ and ., and not begin with a dot");
        var file = study.Tasks.FirstOrDefault(IsFile);
        Require(file is null, $"tasks has {file}, a file, and a study's tasks are GLUE's and the kit's: train on data of your own with ./kit train --file, or on every depth of it in a notebook with OwnData");
        var tasks = study.Tasks.Select(name => GlueTask.Find(name).Name).ToList();
        CheckList(study.Models, "models");
        CheckList(tasks, "tasks");
        CheckList(study.Seeds, "seeds");
        CheckList([.. study.Models.Select(StudyModel.LabelOf)], "models");
        Require(study.Seeds.All(seed => seed >= 0), "seeds must be 0 or more");
        Require((study.Depths.Count > 0) != study.Grid is not null, "give either depths or a grid, one of the two");
        if (study.Grid is { } grid) { PlanGrid.Check(grid); }
        Require(study.Depths.Distinct().Count() == study.Depths.Count, "depths has one twice; name each once");
        Require(study.DropBelow is null or (> 0 and < 1), "drop_below must be above 0 and below 1, 0.9 as in the paper, or null");
        Require(study.Threads is >= 1 and <= 1024, "threads must be 1 to 1024");
        Require(ComputeDevice.IsName(study.Device), $"device \"{study.Device}\" must be auto, cpu, cuda or cuda:n");
        CheckSet(study.Set, "set");
        var options = Presets.Find(study.Preset).SetAll(study.Set);
        CheckRates(study, tasks);
        CheckOverrides(study, tasks, options);
        CheckSearch(study.Search);
        Check(study.Slurm);
    }

    private static void CheckRates(Study study, List<string> tasks)
    {
        foreach (var (model, rates) in study.Rates)
        {
            Require(study.Models.Contains(model), $"rates has a model {model} that is none of the study's");
            foreach (var (task, rate) in rates)
            {
                Require(tasks.Contains(GlueTask.Find(task).Name), $"rates of {model} has a task {task} that is none of the study's");
                IEnumerable<double> all = [.. rate.ByDepth.Values, .. rate.Every is { } every ? [every] : (double[])[]];
                Require(all.Any() && all.All(IsRate), $"the rates of {model} on {task} must be above 0 and below 1");
            }
        }
    }

    private static void CheckOverrides(Study study, List<string> tasks, TrainingOptions options)
    {
        foreach (var change in study.Overrides)
        {
            if (change.Models.FirstOrDefault(name => !study.Models.Contains(name)) is { } model) { throw new KitException($"overrides has a model {model} that is none of the study's"); }
            if (change.Tasks.FirstOrDefault(name => !tasks.Contains(GlueTask.Find(name).Name)) is { } task) { throw new KitException($"overrides has a task {task} that is none of the study's"); }
            CheckSet(change.Set, "overrides.set");
            _ = options.SetAll(change.Set);
        }
    }

    private static void CheckSearch(RateSearch? search)
    {
        if (search is null) { return; }
        CheckList(search.Rates, "search.rates");
        CheckList(search.Seeds, "search.seeds");
        Require(search.Rates.All(IsRate), "search.rates must be above 0 and below 1");
    }

    /// <summary>What must hold of what is asked of a cluster.</summary>
    /// <exception cref="KitException">Something doesn't.</exception>
    internal static void Check(SlurmSettings slurm)
    {
        Require(slurm.Chunk >= 1, "slurm.chunk must be 1 or more");
        RequireAtLeastZero(slurm.Throttle, "slurm.throttle");
        RequireAtLeastZero(slurm.Gpus, "slurm.gpus");
        var texts = ((string?[])[slurm.Partition, slurm.Account, slurm.Time, slurm.Memory, .. slurm.Lines, .. slurm.Before]).OfType<string>();
        Require(texts.All(text => text.AsSpan().IndexOfAny('\n', '\r') < 0), "slurm has a text of two lines; write one a line");
        Require(slurm.Lines.All(line => line.StartsWith('-')), "slurm.lines must be options of sbatch, which begin with -");
    }

    private static void CheckSet(JsonObject set, string where)
    {
        foreach (var (name, _) in set)
        {
            var own = OwnFields.FirstOrDefault(field => field.Equals(name, StringComparison.OrdinalIgnoreCase));
            Require(own is null, $"{where} can't hold {own}: it is the study's own field {own?.ToLowerInvariant()}{(own == nameof(TrainingOptions.Seed) ? "s" : "")}");
        }
    }

    private static void CheckList<T>(IReadOnlyList<T> values, string field)
    {
        Require(values.Count > 0, $"{field} is empty; name at least one");
        var twice = values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) { throw new KitException($"{field} has {twice.Key} twice; name each once"); }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    /// <summary>Whether a task's name is that of a file: no task has a dot or a slash.</summary>
    private static bool IsFile(string task) => task.AsSpan().IndexOfAny('.', '/', '\\') >= 0;

    private static bool IsRate(double rate) => rate is > 0 and < 1;

    private static void RequireAtLeastZero<T>(T value, string field) where T : INumber<T> => Require(value >= T.Zero, $"{field} must be 0 or more");

    private static void Require(bool holds, string sentence)
    {
        if (!holds) { throw new KitException(sentence); }
    }
}

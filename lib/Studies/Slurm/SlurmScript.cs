using System.Text;

namespace LayerFreezing;

/// <summary>The text of a batch script: what it asks of the cluster, and the one command it becomes.</summary>
/// <param name="study">The study.</param>
/// <param name="settings">What is asked of the cluster.</param>
/// <param name="logs">The folder for what jobs print.</param>
internal sealed class SlurmScript(Study study, SlurmSettings settings, string logs)
{
    private static readonly string[] Places = ["KIT_ROOT", "KIT_SHARED", "KIT_CACHE"];

    /// <summary>Seconds before the time limit at which a run is asked to keep its state and end.</summary>
    private const int SecondsToEnd = 60;

    /// <summary>The text.</summary>
    /// <param name="name">What is added to the study's name for the job's.</param>
    /// <param name="indices">The indices of an array, or null.</param>
    /// <param name="after">Jobs that must have ended before, however they ended.</param>
    /// <param name="root">The kit's folder.</param>
    /// <param name="command">The command, in bash's spelling.</param>
    public string Text(string name, string? indices, IEnumerable<string> after, string root, string command)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        Ask("job-name", $"{study.Name}{name}");
        if (indices is not null) { Ask("array", settings.Throttle > 0 ? FormattableString.Invariant($"{indices}%{settings.Throttle}") : indices); }
        if (after.ToList() is { Count: > 0 } jobs) { Ask("dependency", $"afterany:{string.Join(':', jobs)}"); }
        Ask("output", $"\"{Path.Combine(logs, indices is null ? "%j.out" : "%A_%a.out")}\"");
        Ask("chdir", $"\"{Environment.CurrentDirectory}\"");
        Ask("open-mode", "append");
        Ask("nodes", "1");
        Ask("ntasks", "1");
        Ask("cpus-per-task", FormattableString.Invariant($"{study.Threads}"));
        AskIf("partition", settings.Partition);
        AskIf("account", settings.Account);
        AskIf("time", settings.Time);
        AskIf("mem", settings.Memory);
        if (settings.Gpus > 0) { Ask("gpus", FormattableString.Invariant($"{settings.Gpus}")); }
        if (settings.Time is not null) { Ask("signal", FormattableString.Invariant($"B:TERM@{SecondsToEnd}")); }
        text.Append("#SBATCH --requeue\n");
        foreach (var line in settings.Lines) { text.Append("#SBATCH ").Append(line).Append('\n'); }
        foreach (var line in settings.Before) { text.Append(line).Append('\n'); }
        foreach (var place in Places)
        {
            var value = place == "KIT_ROOT" ? root : Environment.GetEnvironmentVariable(place);
            if (value is not null) { text.Append("export ").Append(place).Append('=').Append(Quoted(value)).Append('\n'); }
        }
        // In place of the shell, so that the cluster's signals reach it.
        return text.Append("exec ").Append(command).Append('\n').ToString();

        void Ask(string option, string value) => text.Append("#SBATCH --").Append(option).Append('=').Append(value).Append('\n');

        void AskIf(string option, string? value)
        {
            if (value is not null) { Ask(option, value); }
        }
    }

    /// <summary>A text as one word of bash.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Whole numbers in order as sbatch writes them: <c>0-3,7</c>.</summary>
    public static string Ranges(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var last = i;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1) { last++; }
            parts.Add(last == i ? FormattableString.Invariant($"{numbers[i]}") : FormattableString.Invariant($"{numbers[i]}-{numbers[last]}"));
            i = last + 1;
        }
        return string.Join(',', parts);
    }
}

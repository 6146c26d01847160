using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>Whether a study goes to a Slurm cluster, and what is asked there in place of the study's own settings.</summary>
internal sealed class SlurmChoice
{
    private readonly Option<bool> _slurm = new("--slurm") { Description = "Submit the runs to the Slurm cluster here, as array jobs, and return." };
    private readonly Option<int?> _chunk = Number("--chunk", "Runs a task of the array, one after the other.", least: 1);
    private readonly Option<int?> _throttle = Number("--throttle", "Tasks at once at most; 0 is as many as there is room for.", least: 0);
    private readonly Option<int?> _gpus = Number("--gpus", "GPUs a task.", least: 0);
    private readonly Option<string?> _partition = new("--partition") { Description = "The cluster's partition.", HelpName = "NAME" };
    private readonly Option<string?> _account = new("--account") { Description = "The account that is charged.", HelpName = "NAME" };
    private readonly Option<string?> _time = new("--time") { Description = "The time limit of a task, 2:00:00 for example.", HelpName = "TIME" };
    private readonly Option<string?> _memory = new("--memory") { Description = "Memory of a task, 8G for example.", HelpName = "SIZE" };
    private readonly Option<string[]> _lines = new("--sbatch") { Description = "A further option of sbatch, --sbatch=--constraint=a100 for example; may be given again.", HelpName = "OPTION" };

    private IReadOnlyList<Option> Details => [_chunk, _throttle, _gpus, _partition, _account, _time, _memory, _lines];

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_slurm);
        foreach (var option in Details) { command.Options.Add(option); }
        command.Validators.Add(call =>
        {
            if (call.GetValue(_slurm)) { return; }
            foreach (var option in Details.Where(option => call.GetResult(option) is { Implicit: false })) { call.AddError($"{option.Name} goes with --slurm."); }
        });
    }

    /// <summary>Whether the cluster is asked for.</summary>
    public bool IsWanted(ParseResult call) => call.GetValue(_slurm);

    /// <summary>What is asked of it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="own">The study's own settings.</param>
    public SlurmSettings Settings(ParseResult call, SlurmSettings own) => new()
    {
        Chunk = call.GetValue(_chunk) ?? own.Chunk,
        Throttle = call.GetValue(_throttle) ?? own.Throttle,
        Gpus = call.GetValue(_gpus) ?? own.Gpus,
        Partition = call.GetValue(_partition) ?? own.Partition,
        Account = call.GetValue(_account) ?? own.Account,
        Time = call.GetValue(_time) ?? own.Time,
        Memory = call.GetValue(_memory) ?? own.Memory,
        Lines = [.. own.Lines, .. call.GetValue(_lines) ?? []],
        Before = own.Before,
    };

    private static Option<int?> Number(string name, string description, int least)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < least)) { result.AddError($"{name} {text}: give a number of {least} or more."); }
        });
        return option;
    }
}

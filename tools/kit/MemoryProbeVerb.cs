using System.CommandLine;
using LayerFreezing.Bench;

namespace LayerFreezing.Kit;

/// <summary>kit memory-probe: trains a few steps for a benchmark and prints what that took; not for people.</summary>
internal sealed class MemoryProbeVerb : Verb
{
    private readonly Argument<string> _model = new("model");
    private readonly Argument<string> _tokenizer = new("tokenizer");
    private readonly Argument<string> _task = new("task");
    private readonly Argument<string> _plan = new("plan");
    private readonly Argument<int> _threads = new("threads");

    public MemoryProbeVerb() : base(MemoryProbe.Verb, "Measure the memory of a few steps for kit bench.")
    {
        Hidden = true;
        foreach (var argument in (Argument[])[_model, _tokenizer, _task, _plan, _threads]) { Arguments.Add(argument); }
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var probe = MemoryProbe.Run(call.GetRequiredValue(_model), call.GetRequiredValue(_tokenizer), KitFolders.Find(),
            GlueTask.Find(call.GetRequiredValue(_task)), FreezePlan.Parse(call.GetRequiredValue(_plan)), call.GetValue(_threads));
        Console.WriteLine(probe.ToJson());
        return Task.FromResult(ExitCode.Done);
    }
}

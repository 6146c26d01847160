using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook run FILE...: executes notebooks from top to bottom, without Jupyter.</summary>
internal sealed class NotebookRunVerb : Verb
{
    private readonly Argument<string[]> _files = new("file") { Description = "Notebooks.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string[]> _set = new("--set") { Description = "A variable of the notebook's and the value to run with.", HelpName = "name=value" };

    private readonly Option<string?> _output = new("--output") { Description = "Where the executed notebook goes; without it, in place.", HelpName = "FILE" };

    public NotebookRunVerb() : base(
        "run", "Execute notebooks from top to bottom and keep their outputs in them.",
        "./kit notebook run notebooks/01-freeze-and-fine-tune.ipynb")
    {
        Arguments.Add(_files);
        Options.Add(_set);
        Options.Add(_output);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var files = call.GetValue(_files) ?? [];
        foreach (var file in files)
        {
            if (!File.Exists(file)) { throw new KitException($"{file} isn't there: name a notebook (.ipynb)."); }
        }
        List<string> arguments = ["run", .. files];
        foreach (var setting in call.GetValue(_set) ?? []) { arguments.AddRange(["--set", setting]); }
        if (call.GetValue(_output) is { } output) { arguments.AddRange(["--output", output]); }
        return Kernel.Run(arguments, cancelled);
    }
}

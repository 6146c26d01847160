using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook run FILE...: executes notebooks from top to bottom and keeps their outputs in them.</summary>
internal sealed class NotebookRunVerb : Verb
{
    private readonly Argument<string[]> _files = new("file") { Description = "Notebooks.", Arity = ArgumentArity.OneOrMore };

    public NotebookRunVerb()
        : base("run", "Execute notebooks from top to bottom; their outputs are kept in them.", "./kit notebook run notebooks/01-freeze-and-fine-tune.ipynb")
        => Arguments.Add(_files);

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var files = call.GetValue(_files) ?? [];
        foreach (var file in files)
        {
            if (!File.Exists(file)) { throw new KitException($"{file} isn't there: name a notebook (.ipynb)."); }
        }
        return Kernel.Run(["run", .. files], cancelled);
    }
}

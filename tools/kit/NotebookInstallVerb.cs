using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook install, and its opposite.</summary>
internal sealed class NotebookInstallVerb : Verb
{
    private const string OwnName = "layer-freezing-csharp";

    private readonly Option<bool> _user = new("--user") { Description = "In the user's own folder of Jupyter data, which is where it goes without --prefix." };

    private readonly Option<string?> _prefix = new("--prefix") { Description = "Below which folder, in place of the user's own.", HelpName = "DIR" };

    private readonly Option<string> _fallbackName = new("--fallback-name")
    {
        DefaultValueFactory = _ => OwnName,
        Description = "The entry's name where another kernel has .net-csharp, which is left alone.",
        HelpName = "NAME",
    };

    public NotebookInstallVerb(string name, string description) : base(name, description, $"./kit notebook {name}")
    {
        Options.Add(_user);
        Options.Add(_prefix);
        Options.Add(_fallbackName);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        List<string> arguments = [Name, "--fallback-name", call.GetRequiredValue(_fallbackName)];
        if (call.GetValue(_user)) { arguments.Add("--user"); }
        if (call.GetValue(_prefix) is { } prefix) { arguments.AddRange(["--prefix", prefix]); }
        return Kernel.Run(arguments, cancelled);
    }
}

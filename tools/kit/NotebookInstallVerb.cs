using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook install, and its opposite.</summary>
internal sealed class NotebookInstallVerb : Verb
{
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Below which folder, in place of the user's own.", HelpName = "DIR" };

    private readonly Option<string?> _fallbackName = new("--fallback-name")
    {
        Description = "The entry's name where another kernel has .net-csharp, which is left alone.",
        HelpName = "NAME",
    };

    public NotebookInstallVerb(string name, string description) : base(name, description, $"./kit notebook {name}")
    {
        Options.Add(_prefix);
        Options.Add(_fallbackName);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        List<string> arguments = [Name];
        if (call.GetValue(_prefix) is { } prefix) { arguments.AddRange(["--prefix", prefix]); }
        if (call.GetValue(_fallbackName) is { } fallbackName) { arguments.AddRange(["--fallback-name", fallbackName]); }
        return Kernel.Run(arguments, cancelled);
    }
}

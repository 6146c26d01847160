using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook install, uninstall and run: the kernel does them.</summary>
internal sealed class NotebookVerb : Command
{
    public NotebookVerb() : base("notebook", "Install the C# kernel for Jupyter, or run notebooks without it.")
    {
        Subcommands.Add(new NotebookInstallVerb("install", "Install the C# kernel's entry (.net-csharp), so that Jupyter opens the notebooks."));
        Subcommands.Add(new NotebookInstallVerb("uninstall", "Take away what install has put there, and nothing else."));
        Subcommands.Add(new NotebookRunVerb());
    }
}

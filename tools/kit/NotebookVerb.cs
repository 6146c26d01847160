using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit notebook install, uninstall and run: the kernel does them.</summary>
internal sealed class NotebookVerb : Command
{
    public NotebookVerb() : base("notebook", "Install the C# kernel for Jupyter, or run notebooks without it.")
    {
        Subcommands.Add(new KernelVerb("install", "Install the kernel's entry (.net-csharp) for Jupyter.", "./kit notebook install"));
        Subcommands.Add(new KernelVerb("uninstall", "Remove the kernel's entry.", "./kit notebook uninstall"));
        Subcommands.Add(new NotebookRunVerb());
    }

    /// <summary>A verb of the kernel's own that needs nothing else.</summary>
    private sealed class KernelVerb(string name, string description, string example) : Verb(name, description, example)
    {
        protected override Task<int> Run(ParseResult call, CancellationToken cancelled) => Kernel.Run([Name], cancelled);
    }
}

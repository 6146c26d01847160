using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit cache: the files that hold frozen layers' activations.</summary>
internal sealed class CacheVerb : Command
{
    public CacheVerb() : base("cache", "Show or delete the kept activations of frozen layers.")
    {
        Subcommands.Add(new CacheListVerb());
        Subcommands.Add(new CacheClearVerb());
    }
}

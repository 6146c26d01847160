using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit cache clear: deletes the cache files. They are computed again when they are wanted.</summary>
internal sealed class CacheClearVerb : Verb
{
    public CacheClearVerb() : base("clear", "Delete the files; they are computed again when a run wants them.", "./kit cache clear") { }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var freed = PrefixCaches.Clear(PrefixCaches.DefaultFolder);
        Console.WriteLine(FormattableString.Invariant($"{freed / 1e6:0.0} MB freed in {PrefixCaches.DefaultFolder}"));
        return Task.FromResult(ExitCode.Done);
    }
}

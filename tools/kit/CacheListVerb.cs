using System.CommandLine;

namespace LayerFreezing.Kit;

/// <summary>kit cache list: the cache files, oldest first.</summary>
internal sealed class CacheListVerb : Verb
{
    public CacheListVerb() : base("list", "List the files with their sizes, oldest first.", "./kit cache list") { }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folder = PrefixCaches.DefaultFolder;
        var files = PrefixCaches.Files(folder);
        foreach (var file in files)
        {
            Console.WriteLine(FormattableString.Invariant($"{file.Length / 1e6,10:0.0} MB  {file.LastWriteTimeUtc:yyyy-MM-dd HH:mm}  {file.Name}"));
        }
        Console.WriteLine(FormattableString.Invariant($"{files.Sum(file => file.Length) / 1e6,10:0.0} MB in {files.Count} files of {folder}"));
        return Task.FromResult(ExitCode.Done);
    }
}

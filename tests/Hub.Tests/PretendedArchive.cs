using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace LayerFreezing.Tests;

/// <summary>GLUE's archive with what a test puts into it.</summary>
internal static class PretendedArchive
{
    /// <summary>A server that has some files at paths and nothing else.</summary>
    /// <param name="files">The content by path: <c>/glue/data/WNLI.zip</c>.</param>
    /// <param name="first">A test's own answer; false leaves it to the usual one.</param>
    public static Task<PretendedServer> Start(IReadOnlyDictionary<string, byte[]> files, Func<HttpContext, Task<bool>>? first = null) =>
        PretendedServer.Start(async context =>
        {
            if (first is not null && await first(context)) { return; }
            if (files.TryGetValue(context.Request.Path, out var content)) { await PretendedHub.Bytes(context, content); }
            else { context.Response.StatusCode = 404; }
        });

    /// <summary>An archive of entries.</summary>
    /// <param name="entries">Names and contents; one whose name ends in <c>@</c> is made a link to its content.</param>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name.TrimEnd('@'));
                if (name.EndsWith('@')) { entry.ExternalAttributes = unchecked((int)0xA1FF0000); }
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return memory.ToArray();
    }

    /// <summary>The archive of a task whose genuine files are beside the project; the test is skipped where they aren't.</summary>
    public static byte[] Genuine(GlueTask task)
    {
        var folder = Shared.Path("glue", task.Folder);
        return Zip([.. Directory.GetFiles(folder).Select(path => ($"{task.Folder}/{Path.GetFileName(path)}", File.ReadAllBytes(path)))]);
    }
}

using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>The answer to kernel_info_request.</summary>
internal static class KernelInfo
{
    public static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageCodec.ProtocolVersion,
        ["implementation"] = KernelInformation.Implementation,
        ["implementation_version"] = KernelInformation.Version,
        ["language_info"] = LanguageInfo(),
        ["banner"] = KernelInformation.About,
        ["debugger"] = false,
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C# guide", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = ".NET API browser", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
    };

    /// <summary>What notebook files keep of the language: the same on every machine. The mode colours new cells of the classic Notebook.</summary>
    public static JsonObject LanguageInfo() => new()
    {
        ["codemirror_mode"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = "C#",
        ["pygments_lexer"] = "csharp",
        ["version"] = KernelInformation.LanguageVersion,
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>A kernelspec on disk: a folder with kernel.json, by which Jupyter and VS Code find and start the kernel.</summary>
internal sealed class KernelSpec(string folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JupyterEncoder.Instance };

    /// <summary>The kernelspec's folder.</summary>
    public string Folder { get; } = folder;

    private string File => Path.Combine(Folder, "kernel.json");

    /// <summary>True where there is a kernelspec.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>True where the kernelspec starts a kernel of this kind, wherever that one was built.</summary>
    public bool IsOurs
    {
        get
        {
            try
            {
                return JsonNode.Parse(System.IO.File.ReadAllText(File))?["argv"] is JsonArray arguments
                    && arguments.Any(argument => argument?.GetValueKind() == JsonValueKind.String && Path.GetFileNameWithoutExtension(argument.GetValue<string>()) == "NotebookKernel");
            }
            catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                return false;
            }
        }
    }

    /// <summary>Writes the kernelspec; a crash on the way leaves the old one or none.</summary>
    /// <exception cref="KernelException">The folder can't be written.</exception>
    public void Write(string displayName)
    {
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. DotnetHost.Restart.Select(part => (JsonNode)part), "serve", "{connection_file}"]),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false, ["vscode"] = new JsonObject { ["language"] = "csharp" } },
        };
        try
        {
            Directory.CreateDirectory(Folder);
            AtomicText.Write(File, json.ToJsonString(Indented) + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The kernelspec can't be written to {Folder}: {failure.Message}", failure);
        }
    }

    /// <summary>Takes the kernelspec away.</summary>
    public void Delete() => Directory.Delete(Folder, recursive: true);
}

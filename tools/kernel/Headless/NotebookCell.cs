using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>A cell of a notebook file.</summary>
/// <param name="json">The cell as it stands in the file.</param>
/// <param name="place">Its place among all cells, from 1.</param>
internal sealed class NotebookCell(JsonObject json, int place)
{
    /// <summary>Its place among all cells of the file, from 1.</summary>
    public int Place { get; } = place;

    public bool IsCode => json["cell_type"]?.GetValue<string>() == "code";

    /// <summary>The code, behind the command for another language where the cell's metadata name one.</summary>
    public string Source
    {
        get
        {
            var source = json["source"] is JsonArray lines ? string.Concat(lines.Select(line => line!.GetValue<string>())) : json["source"]?.GetValue<string>() ?? "";
            return Language is null or "csharp" ? source : $"#!{Language}\n{source}";
        }
    }

    private string? Language => (json["metadata"]?["polyglot_notebook"]?["kernelName"] ?? json["metadata"]?["dotnet_interactive"]?["language"])?.GetValue<string>();

    public bool HasTag(string tag) => json["metadata"]?["tags"] is JsonArray tags && tags.Any(known => known?.GetValue<string>() == tag);

    /// <summary>Puts outputs and number in the place of what was there.</summary>
    public void SetOutputs(JsonArray outputs, int? number)
    {
        json["execution_count"] = number;
        json["outputs"] = outputs;
    }
}

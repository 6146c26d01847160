using System.CommandLine;
using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>kit fetch status: which models and which of GLUE's files are here, and what they are.</summary>
internal sealed class FetchStatusVerb : Verb
{
    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object a file or model." };

    public FetchStatusVerb() : base(
        "status", "Say which models and which of GLUE's files are here: official, subset or unknown, by rows and hash.",
        "./kit fetch status") => Options.Add(_json);

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var folders = KitFolders.Find();
        var files = GlueTask.All.Select(task => (Task: task, States: folders.FindGlue(task) is { } root ? GlueFileState.In(task, Path.Combine(root, task.Folder)) : [])).ToList();
        if (call.GetValue(_json)) { WriteJson(files.SelectMany(file => file.States), folders); }
        else { Print(files, folders); }
        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(IEnumerable<(GlueTask Task, IReadOnlyList<GlueFileState> States)> files, KitFolders folders)
    {
        var models = new TextTable("model", "layers", "width", "MB", "licence", "where");
        foreach (var model in KnownModel.All)
        {
            models.Add(model.Name, Text($"{model.Config.Layers}"), Text($"{model.Config.Width}"), Text($"{model.Bytes / 1e6:0}"), model.Licence,
                folders.FindModel(model.Name) ?? folders.FindModel(model.Id) ?? $"not here: ./kit fetch model {model.Name}");
        }
        Console.WriteLine(models);
        Console.WriteLine();
        var tables = new TextTable("file", "status", "rows", "by", "where");
        foreach (var (task, states) in files)
        {
            foreach (var state in states)
            {
                tables.Add($"{task.Folder}/{Path.GetFileName(state.Path)}", state.Status.ToString().ToLowerInvariant(), Text($"{state.Rows}"), state.Note, Path.GetDirectoryName(state.Path)!);
            }
            if (states.Count == 0) { tables.Add(task.Folder, "not here", "", "", $"./kit fetch glue {task.Name}"); }
        }
        Console.WriteLine(tables);
    }

    private static void WriteJson(IEnumerable<GlueFileState> files, KitFolders folders)
    {
        foreach (var model in KnownModel.All)
        {
            WriteLine(json =>
            {
                json.WriteString("model", model.Name);
                json.WriteString("id", model.Id);
                json.WriteString("licence", model.Licence);
                json.WriteNumber("layers", model.Config.Layers);
                json.WriteNumber("bytes", model.Bytes);
                json.WriteString("folder", folders.FindModel(model.Name) ?? folders.FindModel(model.Id));
            });
        }
        foreach (var state in files)
        {
            WriteLine(json =>
            {
                json.WriteString("task", state.Task);
                json.WriteString("file", Path.GetFileName(state.Path));
                json.WriteString("status", state.Status.ToString().ToLowerInvariant());
                json.WriteNumber("rows", state.Rows);
                json.WriteString("note", state.Note);
                json.WriteString("path", state.Path);
            });
        }
    }

    private static void WriteLine(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        Console.WriteLine(System.Text.Encoding.UTF8.GetString(line.ToArray()));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

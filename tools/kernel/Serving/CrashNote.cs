using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>
/// A note beside the connection file that says which cell is running. A process that dies leaves it behind, and the one
/// that is started in its place tells the person in that cell's output what became of it.
/// </summary>
internal sealed class CrashNote(string connectionPath, Action<string> log)
{
    private readonly string _path = connectionPath + ".running";

    /// <summary>Notes that a cell runs.</summary>
    public void Write(Message request, int number)
    {
        var json = new JsonObject { ["header"] = Convert.ToBase64String(request.Header), ["number"] = number };
        try { File.WriteAllText(_path, json.ToJsonString()); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { log(failure.Message); }
    }

    /// <summary>Notes that no cell runs.</summary>
    public void Clear()
    {
        try { File.Delete(_path); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { log(failure.Message); }
    }

    /// <summary>Takes up the note of a process that died, if there is one: the header of its cell, and what to tell.</summary>
    public (byte[] Header, string Words)? Take()
    {
        if (!File.Exists(_path)) { return null; }
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(_path))!;
            var number = json["number"]!.GetValue<int>();
            var words = string.Create(CultureInfo.InvariantCulture, $"The kernel's process ended while cell {number} was running: by a stack overflow, a crash in native code, too little memory, or because somebody ended it. Its log says more. A new one has taken its place; all variables are gone.");
            return (Convert.FromBase64String(json["header"]!.GetValue<string>()), words);
        }
        catch (Exception torn) when (torn is System.Text.Json.JsonException or FormatException or InvalidOperationException or NullReferenceException or IOException) { return null; }
        finally { Clear(); }
    }
}

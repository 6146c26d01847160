using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call by its bare name.</summary>
public sealed class Kernel
{
    private static readonly Kernel Only = new();

    private Kernel() { }

    /// <summary>The kernel that runs the cell.</summary>
    public static Kernel Current => Only;

    /// <summary>The kernel that runs the cell: there is one.</summary>
    public static Kernel Root => Only;

    /// <summary>The language's name.</summary>
    public string Name => "csharp";

#pragma warning disable IDE1006 // The names that notebooks use.
    /// <summary>Shows a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms to show it in; the type's own where none is named.</param>
    /// <returns>What is shown, to be updated in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a bar that fills while a sequence is gone through.</summary>
    public static IEnumerable<T> progress<T>(IEnumerable<T> items, string title = "") => ProgressBar.Over(items, title);

    /// <summary>Shows a bar that fills as its <see cref="ProgressBar.Report(double)"/> is called.</summary>
    public static ProgressBar progress(double total, string title = "") => new(total, title);

    /// <summary>Asks the person for a line.</summary>
    public static string input(string prompt = "") => Ask(prompt, password: false);

    /// <summary>Asks the person for a line that isn't shown.</summary>
    public static PasswordString password(string prompt = "") => new(Ask(prompt, password: true));
#pragma warning restore IDE1006

    /// <summary>A string that is HTML already.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs JavaScript in the page.</summary>
    public static void Javascript(string scriptContent) => Publish("application/javascript", scriptContent, "(JavaScript)");

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => Publish("text/html", $"<style>{content}</style>", "(CSS)");

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Only once something else is shown.</param>
    public static void ClearOutput(bool wait = false) => CellContext.Current?.Output.Clear(wait);

    /// <summary>Asks the person for a line.</summary>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => Task.FromResult(Ask(prompt, typeHint == "password"));

    /// <summary>Asks the person for a line that isn't shown.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(new PasswordString(Ask(prompt, password: true)));

    private static string Ask(string prompt, bool password) =>
        CellContext.Current is { } cell ? cell.Output.Input(prompt, password) : throw new InvalidOperationException("No cell is running that could ask for input.");

    private static void Publish(string mimeType, string content, string plain)
    {
        var data = new JsonObject { [mimeType] = content, ["text/plain"] = plain };
        CellContext.Current?.Output.Display(data, Guid.NewGuid().ToString("N"));
    }
}

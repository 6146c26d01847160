using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKernel;

/// <summary>The commands that a cell gives the kernel on lines that begin with <c>#!</c>.</summary>
internal sealed class MagicCommands(CellSession session)
{
    private static readonly (string Name, string Does)[] Known =
    [
        ("#!csharp", "what follows is C#"),
        ("#!markdown", "what follows is shown as Markdown"),
        ("#!html", "what follows is shown as HTML"),
        ("#!javascript", "what follows is run by the page"),
        ("#!time", "shows how long the cell took"),
        ("#!who", "names the variables"),
        ("#!whos", "names the variables, with types and values"),
        ("#!import FILE", "runs a C# file or the code cells of a notebook"),
        ("#!lsmagic", "names these commands"),
        ("#!about", "names the kernel, its version and what it runs on"),
    ];

    /// <summary>The commands, each with its #!.</summary>
    public static IEnumerable<string> Names => Known.Select(known => known.Name.Split(' ')[0]);

    /// <summary>Refuses commands the kernel doesn't have.</summary>
    /// <returns>True where the cell is to be timed.</returns>
    public bool Check(IReadOnlyList<MagicCommand> commands)
    {
        foreach (var command in commands)
        {
            if (!Names.Contains("#!" + command.Name))
            {
                throw new KernelException($"Line {command.Line}: there is no command #!{command.Name}; there are {string.Join(", ", Names)}.");
            }
        }
        return commands.Any(command => command.Name == "time");
    }

    /// <summary>Runs the commands that do something of their own.</summary>
    public void Run(IReadOnlyList<MagicCommand> commands, CellContext cell, CancellationToken cancelled)
    {
        foreach (var command in commands)
        {
            switch (command.Name)
            {
                case "lsmagic": Show(cell, string.Join("\n", Known.Select(known => $"{known.Name,-14} {known.Does}"))); break;
                case "about": Show(cell, KernelInformation.About); break;
                case "who": Show(cell, string.Join("  ", session.Variables().Select(variable => variable.Name).Order(StringComparer.Ordinal))); break;
                case "whos":
                    var rows = session.Variables().OrderBy(variable => variable.Name, StringComparer.Ordinal).Select(variable => new { variable.Name, Type = variable.Type.Name, variable.Value }).ToList();
                    cell.Output.Display(MimeBundle.Of(rows, []), Guid.NewGuid().ToString("N"));
                    break;
                case "import": Import(command, cell, cancelled); break;
            }
        }
    }

    private static void Show(CellContext cell, string text) =>
        cell.Output.Display(new JsonObject { ["text/plain"] = text }, Guid.NewGuid().ToString("N"));

    private void Import(MagicCommand command, CellContext cell, CancellationToken cancelled)
    {
        var path = Path.GetFullPath(Path.Combine(NotebookReferences.BaseFolder, command.Argument.Trim('"')));
        if (!File.Exists(path)) { throw new KernelException($"Line {command.Line}: there is no file {path} to import."); }
        IEnumerable<string> sources = Path.GetExtension(path) == ".ipynb" ? NotebookFile.Read(path).CodeCells().Select(code => code.Source) : [File.ReadAllText(path)];
        foreach (var source in sources)
        {
            var parts = CellSource.Parse(source);
            Check(parts.Commands);
            Run(parts.Commands, cell, cancelled);
            foreach (var part in parts.Parts.Where(part => part.Language == CellLanguage.CSharp))
            {
                if (session.ExecuteCSharp(part.Text, cell, cancelled) is { } error) { throw new KernelException($"{Path.GetFileName(path)}: {string.Join("\n", error.Traceback)}"); }
            }
        }
    }
}

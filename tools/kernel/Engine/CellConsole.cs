using System.Text;

namespace NotebookKernel;

/// <summary>Stands in for Console.Out or Console.Error: what is written goes to the cell whose code wrote it.</summary>
internal sealed class CellConsole(string name, TextWriter otherwise) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Puts writers in the place of the console's.</summary>
    public static void TakeOver()
    {
        Console.SetOut(new CellConsole("stdout", Console.Out));
        Console.SetError(new CellConsole("stderr", Console.Error));
        Console.SetIn(new CellConsoleInput());
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) { return; }
        if (CellContext.Current is not { } cell)
        {
            otherwise.Write(value);
            return;
        }
        cell.ThrowIfInterrupted();
        cell.Output.Write(name, value);
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));
}

namespace NotebookKernel;

/// <summary>Stands in for Console.In: a line is asked of the person at the notebook.</summary>
internal sealed class CellConsoleInput : TextReader
{
    private string _line = "";
    private int _at;

    public override string? ReadLine()
    {
        if (_at < _line.Length)
        {
            var rest = _line[_at..].TrimEnd('\n');
            _at = _line.Length;
            return rest;
        }
        return Ask();
    }

    public override int Peek()
    {
        if (_at >= _line.Length) { (_line, _at) = (Ask() + "\n", 0); }
        return _line[_at];
    }

    public override int Read()
    {
        var next = Peek();
        _at++;
        return next;
    }

    private static string Ask() =>
        CellContext.Current is { } cell ? cell.Output.Input("", password: false) : throw new InvalidOperationException("No cell is running that could ask for input.");
}

namespace LayerFreezing.Tests;

/// <summary>What a cell has declared is the same thing in all later cells, whatever was kept of the cell itself.</summary>
public sealed class SubmissionTests
{
    private readonly Cells _cells = new();

    [Fact]
    public void An_anonymous_type_is_the_same_in_later_cells()
    {
        _cells.Ok("var one = new { A = 1, B = \"x\" }; var rows = new[] { one };");
        _cells.Ok("int Between() => 3;");
        _cells.Ok("one = new { A = 2, B = \"y\" };");
        Assert.Equal("2 1", _cells.Ok("$\"{one.A} {rows[0].A}\"").Plain);
        Assert.Equal("3", _cells.Ok("var both = rows.Select(row => new { row.A, Twice = 2 * row.A }).ToList(); both[0].A + both[0].Twice").Plain);
        Assert.Equal("2", _cells.Ok("both[0].Twice").Plain);
    }

    [Fact]
    public void A_lambda_that_no_delegate_of_the_framework_fits_is_called_later()
    {
        _cells.Ok("var add = (ref int n) => n += 2; var odd = (int n = 5) => n;");
        _cells.Ok("var between = 1;");
        Assert.Equal("3 5", _cells.Ok("int three = 1; add(ref three); $\"{three} {odd()}\"").Plain);
    }

    [Fact]
    public void Types_functions_and_what_they_hold_go_on_in_later_cells()
    {
        _cells.Ok("record Point(int X) { public static int Made; public int Y { get; init; } = ++Made; } enum Mode { A, B } const int Seven = 7;");
        _cells.Ok("var count = 0; int Next() => ++count; Func<int> next = () => ++count; var (left, right) = (new Point(1), Mode.B);");
        _cells.Ok("Next(); next(); count += 10;");
        Assert.Equal("12 13 13", _cells.Ok("$\"{count} {Next()} {count}\"").Plain);
        Assert.Equal("Point { X = 4, Y = 1 } B 7 2", _cells.Ok("$\"{left with { X = 4 }} {right} {Seven} {new Point(5).Y}\"").Plain);
        Assert.Equal("5", _cells.Ok("int Seed<T>(T _, params int[] more) => more.Length; Seed(left, 1, 2) + Seed(right, Seven) + Seed(1, 2, 3)").Plain);
    }

    [Fact]
    public void An_old_declaration_keeps_its_meaning_when_a_name_in_it_is_declared_anew()
    {
        _cells.Ok("class Box { public int V = 1; } var number = 2;");
        _cells.Ok("var box = new Box(); var copy = number; int Twice() => 2 * number;");
        _cells.Ok("class Box { public string W = \"w\"; } var number = \"text\";");
        Assert.Equal("1 2 4 w text", _cells.Ok("$\"{box.V} {copy} {Twice()} {new Box().W} {number}\"").Plain);
    }

    [Fact]
    public void A_warning_is_shown_once_and_its_cell_is_kept()
    {
        var output = _cells.Ok("int Late(int n)\n{\n    int never;\n    for (int i = 0; i < 2; i++) n++;\n    return n;\n}");
        Assert.Equal(["(3,9): warning CS0168"], output.Err.TrimEnd().Split('\n').Select(line => string.Join(':', line.Split(':').Take(2))));
        Assert.Equal("3", _cells.Ok("Late(1)").Plain);
    }
}

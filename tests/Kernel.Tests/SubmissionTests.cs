namespace LayerFreezing.Tests;

/// <summary>What a cell has declared is the same thing in all later cells, whatever was kept of the cell itself.</summary>
public abstract class SubmissionTests(int longestChain)
{
    private readonly Cells _cells = new(new CellSession(longestChain));
    private int _others;

    /// <summary>Where all cells are at hand, as in a session of some length.</summary>
    public sealed class WithAllCellsAtHand() : SubmissionTests(longestChain: 100);

    /// <summary>Where a cell is compiled anew as soon as one mentions it, as in the longest sessions.</summary>
    public sealed class WithNoMoreThanIsNeeded() : SubmissionTests(longestChain: 0);

    [Fact]
    public void An_anonymous_type_is_the_same_in_later_cells()
    {
        _cells.Ok("var one = new { A = 1, B = \"x\" }; var rows = new[] { one };");
        Others();
        _cells.Ok("one = new { A = 2, B = \"y\" };");
        Assert.Equal("2 1", _cells.Ok("$\"{one.A} {rows[0].A}\"").Plain);
        Assert.Equal("3", _cells.Ok("var both = rows.Select(row => new { row.A, Twice = 2 * row.A }).ToList(); both[0].A + both[0].Twice").Plain);
        Assert.Equal("2", _cells.Ok("both[0].Twice").Plain);
    }

    [Fact]
    public void A_lambda_that_no_delegate_of_the_framework_fits_is_called_later()
    {
        _cells.Ok("var add = (ref int n) => n += 2; var odd = (int n = 5) => n;");
        Others();
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

    [Fact]
    public void A_closure_goes_on_with_the_variable_it_has_captured()
    {
        _cells.Ok("var total = 1; Action more = () => total += 10; int Read() => total;");
        Others();
        _cells.Ok("more(); total++;");
        Others();
        _cells.Ok("var total = \"new\";");
        Others();
        _cells.Ok("more();");
        Assert.Equal("22 new", _cells.Ok("$\"{Read()} {total}\"").Plain);
    }

    [Fact]
    public void A_variable_is_assigned_awaited_and_passed_by_reference_much_later()
    {
        _cells.Ok("struct Pair { public int A; } var sum = 1; var pair = new Pair(); async Task<int> Later(int n) { await Task.Yield(); return n; }");
        Others();
        _cells.Ok("sum += await Later(2); pair.A = await Later(5); System.Threading.Interlocked.Add(ref sum, 10); int.TryParse(\"7\", out pair.A);");
        Others();
        Assert.Equal("13 7", _cells.Ok("$\"{sum} {pair.A}\"").Plain);
    }

    [Fact]
    public void An_old_function_keeps_the_type_that_was_declared_anew_since()
    {
        _cells.Ok("record Unit(int N);");
        _cells.Ok("Unit Make(int n) => new(n); var made = Make(1); int Count(Unit[] units) => units.Length;");
        Others();
        _cells.Ok("record Unit(string S);");
        Others();
        Assert.Equal("Unit { N = 2 } Unit { N = 1 } Unit { S = s } 2", _cells.Ok("$\"{Make(2)} {made} {new Unit(\"s\")} {Count([made, Make(3)])}\"").Plain);
    }

    [Fact]
    public void A_name_is_a_type_in_one_place_and_a_variable_in_another()
    {
        _cells.Ok("class Thing { public int N = 3; } class Thing<T> { public T Value; } Func<int> call = () => 5;");
        Others();
        _cells.Ok("var Thing = \"variable\"; var call = \"text\";");
        Others();
        Assert.Equal("3 4 variable text", _cells.Ok("$\"{new Thing().N} {new Thing<int> { Value = 4 }.Value} {Thing} {call}\"").Plain);
        Assert.Equal("5", _cells.Ok("call()").Plain);
    }

    [Fact]
    public void Overloads_come_from_all_cells_and_the_latest_of_one_signature_is_called()
    {
        _cells.Ok("string Say(int n) => \"int\"; string Say(string s, int times = 1) => \"string\";");
        Others();
        _cells.Ok("string Say(double d) => \"double\";");
        Others();
        _cells.Ok("string Say(int n) => \"int again\";");
        Others();
        Assert.Equal("int again string double", _cells.Ok("$\"{Say(1)} {Say(\"\")} {Say(1.5)}\"").Plain);
    }

    [Fact]
    public void Usings_aliases_and_references_count_from_their_cell_on()
    {
        using var folder = new TemporaryFolder();
        var library = Libraries.Write(folder.Path, "Much", "namespace Much { public static class Later { public static int Here = 9; } }");
        _cells.Ok("var before = new List<int> { 1 };");
        _cells.Ok("using System.Globalization; using Numbers = System.Collections.Generic.List<int>; var culture = CultureInfo.InvariantCulture;");
        Others();
        _cells.Ok($"#r \"{library}\"\nusing static Much.Later; var here = Here;");
        Others();
        Assert.Equal("1 9 10 True", _cells.Ok("$\"{before.Count} {here} {Here + new Numbers { 1 }.Count} {culture == CultureInfo.InvariantCulture}\"").Plain);
    }

    [Fact]
    public void An_anonymous_type_meets_names_declared_anew_before_and_after_it()
    {
        _cells.Ok("var rows = new[] { 1, 2 }; var number = 5; var copy = number;");
        Others();
        _cells.Ok("var number = new { Text = \"five\" };");
        Others();
        _cells.Ok("var old = rows;");
        _cells.Ok("var rows = old.Select(row => new { Row = row, Length = number.Text.Length }).ToList();");
        Others();
        _cells.Ok("var both = rows.Zip(new[] { number, number }, (row, text) => new { row.Row, text.Text }).ToArray();");
        Others();
        _cells.Ok("number = new { Text = \"six\" }; rows.Add(new { Row = 9, Length = 9 });");
        Assert.Equal("5 six 3 five 9", _cells.Ok("$\"{copy} {number.Text} {rows.Count} {both[1].Text} {rows[2].Row}\"").Plain);
    }

    [Fact]
    public void An_error_a_failure_and_an_interrupt_leave_the_cells_before_as_they_were()
    {
        _cells.Ok("var list = new List<int> { 1 }; void Add(int n) => list.Add(n);");
        Others();
        _cells.Fails("var gone = list.Count; nowhere + gone");
        _cells.Fails("var half = list.Count; throw new InvalidOperationException(\"x\");");
        _cells.Interrupted("var late = 1; Add(2); while (true) { }");
        Others();
        Assert.Equal("1 1 2", _cells.Ok("$\"{half} {late} {list.Count}\"").Plain);
        Assert.Contains("CS0103", string.Join('\n', _cells.Fails("gone").Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public void All_names_are_offered_and_all_variables_have_their_values()
    {
        _cells.Ok("/// <summary>Doubles.</summary>\nint Twice(int n) => 2 * n; var twin = 1; class Twist { }");
        Others();
        _cells.Ok("var twin = 2;");
        Others();
        Assert.Equal(["twin", "Twice", "Twist"], new Completer(_cells.Session).Complete("tw", 2).Items.Select(item => item.Text));
        Assert.Equal("int twin", new Completer(_cells.Session).Complete("twi", 3).Items[0].Signature);
        Assert.Equal("int Twice(int n)\n\nDoubles.", new Inspector(_cells.Session).Inspect("Twice(1)", 2)!["text/plain"]!.GetValue<string>());
        Assert.Equal(2, _cells.Session.Variables().Single(variable => variable.Name == "twin").Value);
    }

    [Fact]
    public void Cells_that_nothing_leads_to_are_left_out_of_the_chain()
    {
        _cells.Ok("var first = 1;");
        for (var i = 0; i < 40; i++) { Others(); }
        _cells.Ok("first");
        Assert.InRange(_cells.Session.Compiler.Chain.Count(), 1, longestChain + 3);
    }

    /// <summary>Some cells that have nothing to do with the ones before.</summary>
    private void Others()
    {
        for (var i = 0; i < 3; i++, _others++) { _cells.Ok($"var other{_others} = {_others};"); }
    }
}

namespace LayerFreezing.Tests;

public sealed class LanguageTests
{
    private readonly Cells _cells = new();

    [Fact]
    public void The_last_expression_is_the_cells_value() => Assert.Equal("3", _cells.Ok("1 + 2").Plain);

    [Fact]
    public void A_statement_has_no_value() => Assert.Null(_cells.Ok("var x = 1;").Value);

    [Fact]
    public void A_call_without_a_value_shows_none() => Assert.Null(_cells.Ok("Console.Write(1)").Value);

    [Fact]
    public void Null_is_shown_as_such() => Assert.Equal("<null>", _cells.Ok("(string)null").Plain);

    [Fact]
    public void Names_and_usings_persist()
    {
        _cells.Ok("using System.Globalization; var a = 2; int Twice(int n) => 2 * n; record Point(int X);");
        Assert.Equal("True", _cells.Ok("Twice(a) == 4 && new Point(3).X == 3 && CultureInfo.InvariantCulture != null").Plain);
    }

    [Fact]
    public void A_name_can_be_declared_anew_with_another_type()
    {
        _cells.Ok("var a = 2; int F() => 1;");
        _cells.Ok("var a = \"two\"; string F() => \"one\";");
        Assert.Equal("twoone", _cells.Ok("a + F()").Plain);
    }

    [Fact]
    public void Variables_hold_what_they_had_when_their_cell_failed()
    {
        _cells.Fails("var held = 5; throw new Exception();");
        Assert.Equal("5", _cells.Ok("held").Plain);
    }

    [Fact]
    public void A_cell_awaits() => Assert.Equal("7", _cells.Ok("await Task.Delay(5); var seven = await Task.FromResult(7); seven").Plain);

    [Fact]
    public void Code_may_block_on_its_own_tasks() => Assert.Equal("3", _cells.Ok("async Task<int> G() { await Task.Delay(5); return 3; } G().Result").Plain);

    [Fact]
    public void The_language_is_the_latest() => Assert.Equal("3", _cells.Ok("int[] xs = [1, .. new[] { 2 }, 3]; class Box { public int V { get => field; set => field = value; } } xs[^1]").Plain);

    [Fact]
    public void Unsafe_code_may_be_written() => Assert.Equal("4", _cells.Ok("unsafe int Size() => sizeof(int); Size()").Plain);

    [Fact]
    public void Warnings_are_shown_and_not_fatal()
    {
        var output = _cells.Ok("int F() { int never; return 1; } F()");
        Assert.Equal("1", output.Plain);
        Assert.Contains("(1,15): warning CS0168", output.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Nullable_warnings_are_quiet() => Assert.Equal("", _cells.Ok("string? s = null; string t = s; int? n = null; object o = null;").Err);

    [Fact]
    public void A_compilation_error_says_line_and_column_and_shows_the_line()
    {
        var error = _cells.Fails("var a = 1;\nfor (int i = 0; i < 2; i++) Console.Write(nope);");
        Assert.Equal("CompilationError", error.Name);
        Assert.Contains("(2,43): error CS0103", error.Message, StringComparison.Ordinal);
        Assert.Contains("for (int i = 0; i < 2; i++) Console.Write(nope);", error.Traceback[1], StringComparison.Ordinal);
        Assert.EndsWith("^^^^", error.Traceback[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_names_cell_line_and_inner_exceptions_and_only_the_persons_frames()
    {
        _cells.Ok("int Deep(int n) => n == 0 ? int.Parse(\"x\") : 1 + Deep(n - 1);");
        var error = _cells.Fails("\n\ntry { Deep(3); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");
        var text = string.Join("\n", error.Traceback);
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Contains("cell 2, line 4: catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }", text, StringComparison.Ordinal);
        Assert.Contains("caused by FormatException", text, StringComparison.Ordinal);
        Assert.Contains("at Deep, cell 1, line 1", text, StringComparison.Ordinal);
        Assert.Contains("(repeated ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Number", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NotebookKernel", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_the_same_everywhere() => Assert.Equal("1.5\n1234.25\n", _cells.Ok("Console.WriteLine(1.5); Console.WriteLine($\"{1234.25}\");").Out);

    [Fact]
    public void Assemblies_beside_a_referenced_one_are_found()
    {
        using var folder = new TemporaryFolder();
        Libraries.Write(folder.Path, "Inner", "namespace Inner; public class Part { public int Value => 41; }");
        var outer = Libraries.Write(folder.Path, "Outer", "namespace Outer; public class Whole { public Inner.Part Part = new(); }", "Inner");
        _cells.Ok($"#r \"{outer}\"\nusing Outer; using Inner;");
        Assert.Equal("42", _cells.Ok("Part p = new Whole().Part; p.Value + 1").Plain);
    }

    [Fact]
    public void A_reference_is_found_from_the_current_folder()
    {
        using var folder = new TemporaryFolder();
        Libraries.Write(folder.Path, "Near", "public static class Near { public static int Here = 9; }");
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.Path;
        try { Assert.Equal("9", _cells.Ok("#r \"./Near.dll\"\nNear.Here").Plain); }
        finally { Environment.CurrentDirectory = before; }
    }

    [Fact]
    public void A_cells_own_type_hides_one_of_the_same_name_from_the_usings()
    {
        _cells.Ok("class List<T> { public int Count => 77; }");
        _cells.Ok("var between = 1;");
        Assert.Equal("77", _cells.Ok("new List<int>().Count").Plain);
        Assert.Equal("77", _cells.Ok("using System.Collections.Generic; new List<int>().Count").Plain);
    }

    [Fact]
    public void A_cell_inherits_references_instead_of_repeating_them()
    {
        using var folder = new TemporaryFolder();
        var library = Libraries.Write(folder.Path, "Later", "public static class Later { public static int Here = 9; }");
        _cells.Ok("var one = 1;");
        _cells.Ok("var two = 2;");
        _cells.Ok($"#r \"{library}\"");
        Assert.Equal("9", _cells.Ok("var three = Later.Here; three").Plain);
        Assert.Equal("18", _cells.Ok("var four = 2 * Later.Here; four").Plain);
        Assert.Equal([0, 1, 0], _cells.Session.Compiler.Chain.Reverse().Skip(1).Select(link => link.Submission.ExternalReferences.Length));
    }

    [Fact]
    public void A_native_library_beside_a_referenced_one_is_found()
    {
        using var folder = new TemporaryFolder();
        // The framework's own native library under another name is one that every machine has.
        var native = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*System.Native.*").Single(file => Path.GetFileNameWithoutExtension(file).EndsWith("System.Native", StringComparison.Ordinal));
        File.Copy(native, Path.Combine(folder.Path, "libbeside" + Path.GetExtension(native)));
        var library = Libraries.Write(folder.Path, "Managed", "public static class Managed { [System.Runtime.InteropServices.DllImport(\"beside\", EntryPoint = \"SystemNative_GetPid\")] public static extern int Pid(); }");
        Assert.Equal("True", _cells.Ok($"#r \"{library}\"\nManaged.Pid() == Environment.ProcessId").Plain);
    }

    [Fact]
    public void A_missing_reference_is_named() => Assert.Contains("nowhere.dll", _cells.Fails("#r \"nowhere.dll\"\n1").Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_loaded_and_its_lines_are_named_in_errors()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "part.csx"), "int Over(int n)\n{\n    return 1 / n;\n}\n");
        var error = _cells.Fails($"#load \"{folder.Path}/part.csx\"\nOver(0)");
        Assert.Contains("at Over, part.csx, line 3: return 1 / n;", string.Join("\n", error.Traceback), StringComparison.Ordinal);
        Assert.Equal("1", _cells.Ok("Over(1)").Plain);
    }

    [Fact]
    public void A_script_or_a_notebooks_cells_are_imported_and_their_names_stay()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "part.csx"), "int Seven() => 7;");
        File.WriteAllText(Path.Combine(folder.Path, "other.ipynb"), """
            {"cells":[{"cell_type":"markdown","metadata":{},"source":["text"]},
            {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["var eight = 8;"]},
            {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["var nine = eight + 1;"]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
            """);
        Assert.Equal("7", _cells.Ok($"#!import {folder.Path}/part.csx\nSeven()").Plain);
        Assert.Equal("17", _cells.Ok($"#!import \"{folder.Path}/other.ipynb\"\neight + nine").Plain);
    }

    [Fact]
    public void What_cant_be_imported_is_named_and_so_is_the_line_of_an_imported_error()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("Line 1: there is no file", _cells.Fails("#!import nowhere.csx").Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "bad.csx"), "\nthrow new InvalidOperationException(\"inside\");");
        var failed = _cells.Fails($"#!import {folder.Path}/bad.csx").Message;
        Assert.StartsWith("bad.csx: InvalidOperationException: inside", failed, StringComparison.Ordinal);
        Assert.Contains("line 2", failed, StringComparison.Ordinal);
    }
}

namespace LayerFreezing.Tests;

public sealed class OutputTests
{
    private readonly Cells _cells = new();

    [Fact]
    public void Outputs_keep_their_order() =>
        Assert.Equal("stdout stderr stdout display stdout result", _cells.Ok("Console.Write(1); Console.Error.Write(2); Console.Write(3); display(4); Console.Write(5); 6").Order);

    [Fact]
    public void Prints_of_other_threads_go_to_the_cell_that_started_them()
    {
        _cells.Ok("var gate = new System.Threading.ManualResetEventSlim(); ");
        var first = _cells.Ok("var late = Task.Run(() => { gate.Wait(); Console.Write(\"first\"); }); var soon = new System.Threading.Thread(() => Console.Write(\"now\")); soon.Start(); soon.Join();");
        var second = _cells.Ok("gate.Set(); late.Wait(); Console.Write(\"second\");");
        Assert.True(SpinWait.SpinUntil(() => first.Out == "nowfirst", TimeSpan.FromMinutes(1)), first.Out);
        Assert.Equal("second", second.Out);
    }

    [Fact]
    public void A_runaway_print_is_cut_in_its_middle_and_keeps_its_end()
    {
        var output = _cells.Ok("for (int i = 0; i < 400_000; i++) Console.WriteLine($\"line {i}\"); Console.Write(\"the end\");");
        Assert.StartsWith("line 0\nline 1\n", output.Out, StringComparison.Ordinal);
        Assert.EndsWith("line 399999\nthe end", output.Out, StringComparison.Ordinal);
        Assert.Contains("characters left out", output.Out, StringComparison.Ordinal);
        Assert.InRange(output.Out.Length, 1_000_000, 1_500_000);
    }

    [Fact]
    public void What_fits_is_never_cut()
    {
        var output = _cells.Ok("for (int i = 0; i < 50_000; i++) Console.WriteLine(i);");
        Assert.Equal(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i}\n")), output.Out);
    }

    [Fact]
    public void Of_many_updates_in_a_moment_the_last_is_sent()
    {
        var output = _cells.Ok("var shown = display(0); for (int i = 1; i <= 20_000; i++) shown.Update(i);");
        Assert.Equal("20000", output.Updates[^1]["text/plain"]!.GetValue<string>());
        Assert.InRange(output.Updates.Count, 1, 2_000);
    }

    [Fact]
    public void Clear_output_comes_in_order() => Assert.Equal("stdout clear-wait stdout", _cells.Ok("Console.Write(1); Microsoft.DotNet.Interactive.Kernel.ClearOutput(true); Console.Write(2);").Order);

    [Fact]
    public void A_console_read_asks_the_person() => Assert.Equal("typed", _cells.Ok("Console.ReadLine()").Plain);

    [Fact]
    public void Time_is_shown_after_the_cells_value()
    {
        var output = _cells.Ok("#!time\n1 + 1");
        Assert.Equal("result display", output.Order);
        Assert.Matches(@"^Wall time: [\d.]+ms$", output.Shown[0]["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public void Markdown_and_html_are_shown_as_such_and_csharp_goes_on_with_its_own_line_numbers()
    {
        var output = _cells.Run("#!markdown\n# Title\n#!html\n<b>bold</b>\n#!csharp\nthrow new Exception(\"here\");");
        Assert.Equal("# Title", output.Shown[0]["text/markdown"]!.GetValue<string>());
        Assert.Equal("<b>bold</b>", output.Shown[1]["text/html"]!.GetValue<string>());
        Assert.Equal("bold", output.Shown[1]["text/plain"]!.GetValue<string>());
        Assert.Contains("line 6", string.Join("\n", output.Failure!.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_magic_is_named_with_those_there_are()
    {
        var error = _cells.Fails("1 + 1\n#!nonsense here");
        Assert.Contains("Line 2: there is no command #!nonsense", error.Message, StringComparison.Ordinal);
        Assert.Contains("#!time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_of_finished_cells_is_released()
    {
        _cells.Ok("var keepWarm = 1;");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 5; i++) { _cells.Ok("new byte[100_000_000].Length"); }
        for (var i = 0; i < 60; i++) { _cells.Ok("Enumerable.Range(0, 10).ToList()"); }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 30_000_000, $"{grown / 1e6:0} MB more");
    }
}

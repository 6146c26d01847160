namespace LayerFreezing.Tests;

public sealed class InterruptTests
{
    private readonly Cells _cells = new();

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("var n = 0L; for (;;) n++;")]
    [InlineData("do Console.Write(\"\"); while (true);")]
    [InlineData("System.Threading.Thread.Sleep(100000);")]
    [InlineData("await Task.Delay(100000);")]
    [InlineData("Task.Delay(100000).Wait();")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("await Task.Delay(5); while (true) {}")]
    [InlineData("await Task.Run(() => { while (true) {} });")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch {} }")]
    [InlineData("lock (new object()) { while (true) {} }")]
    [InlineData("while (true) Console.WriteLine(\"x\");")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => (long)x * x % 7).Where(x => x > 10).Count()")]
    [InlineData("async Task<int> G() { await Task.Delay(1); return 3; } while (true) G().Result.ToString();")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, int.MaxValue, i => { System.Threading.Thread.SpinWait(100); });")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)")]
    [InlineData("class Slow { public static long Count(long n) => n == 0 ? 0 : 1 + Count(n - 1) - Count(n - 1); } Slow.Count(60)")]
    [InlineData("again: goto again;")]
    [InlineData("object a = new(), b = new(); void Both(object x, object y) { lock (x) { System.Threading.Thread.Sleep(200); lock (y) { } } } var other = Task.Run(() => Both(a, b)); Both(b, a);")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\", default, TimeSpan.FromSeconds(3))")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => { await Task.Delay(1); while (true) await Task.Yield(); }));")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pause(); pause();")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint s); usleep(1500000); while (true) {}")]
    public void An_interrupt_ends_the_cell_and_the_next_one_runs(string code)
    {
        var output = _cells.Interrupted(code);
        Assert.Equal(CellError.InterruptedName, output.Failure?.Name);
        Assert.Equal("2", _cells.Ok("1 + 1").Plain);
    }

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint s); while (true) usleep(300_000);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int pause(); pause();")]
    public void The_next_cell_has_ended_two_seconds_after_an_interrupt(string code)
    {
        _cells.Ok("1 + 1");
        var best = TimeSpan.MaxValue;
        // The machine may be busy with other things: one quick round of three shows what the kernel can do.
        for (var round = 0; round < 3 && best >= TimeSpan.FromSeconds(2); round++)
        {
            var (output, since) = _cells.InterruptedAt(code);
            Assert.Equal(CellError.InterruptedName, output.Failure?.Name);
            Assert.Equal("2", _cells.Ok("1 + 1").Plain);
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, since.Elapsed.Ticks));
        }
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best.TotalMilliseconds:0} ms after the interrupt: {code}");
    }

    [Fact]
    public void What_takes_no_notice_is_left_behind_with_a_word_and_the_variables_stay()
    {
        _cells.Ok("var kept = 7;");
        var output = _cells.Interrupted("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\", default, TimeSpan.FromSeconds(3))");
        Assert.Contains("goes on in the background", output.Err, StringComparison.Ordinal);
        Assert.Equal("7", _cells.Ok("kept").Plain);
    }

    [Fact]
    public void What_was_left_behind_ends_when_it_comes_back_to_the_cells_code()
    {
        _cells.Ok("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int usleep(uint s);\nvar turns = 0; var ended = false;");
        _cells.Interrupted("try { usleep(2_500_000); while (true) turns++; } finally { ended = true; }");
        Assert.Equal("2", _cells.Ok("1 + 1").Plain);
        Assert.True(SpinWait.SpinUntil(() => _cells.Ok("ended").Plain == "True", TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_librarys_loop_ends_when_it_next_prints()
    {
        using var folder = new TemporaryFolder();
        var library = Libraries.Write(folder.Path, "Trainer", "public static class Trainer { public static void Run() { while (true) { Console.Write('.'); System.Threading.Thread.SpinWait(1000); } } }");
        _cells.Ok($"#r \"{library}\"");
        Assert.Equal(CellError.InterruptedName, _cells.Interrupted("Trainer.Run();").Failure?.Name);
    }

    [Fact]
    public void Code_that_watches_the_token_ends_in_its_own_way()
    {
        var output = _cells.Interrupted("var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken; token.WaitHandle.WaitOne(); Console.Write(\"orderly\"); 5");
        Assert.Null(output.Failure);
        Assert.EndsWith("orderly", output.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_of_an_interrupted_cell_on_other_threads_end_too()
    {
        _cells.Ok("var turns = 0L;");
        _cells.Interrupted("var worker = Task.Run(() => { while (true) { turns++; } }); await worker;");
        Assert.True(SpinWait.SpinUntil(() => _cells.Ok("worker.IsCompleted").Plain == "True", TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void An_interrupt_with_nothing_running_does_nothing()
    {
        _cells.Session.Interrupt();
        Assert.Equal("1", _cells.Ok("int i = 0; while (i < 1) i++; i").Plain);
    }

    [Fact]
    public void A_stack_overflow_in_a_cell_is_an_exception()
    {
        Assert.Equal("InsufficientExecutionStackException", _cells.Fails("int R(int n) { var wide = new string('x', 1); return R(n + 1) + wide.Length; } R(0)").Name);
        Assert.Equal("2", _cells.Ok("1 + 1").Plain);
    }

    [Fact]
    public void A_thread_that_dies_and_a_list_that_is_too_long_leave_the_session_alive()
    {
        Assert.Equal("OutOfMemoryException", _cells.Fails("new List<byte>().EnsureCapacity(int.MaxValue); var a = new long[int.MaxValue]; var b = new long[int.MaxValue][]; var c = new byte[int.MaxValue];").Name);
        Assert.Equal("PlatformNotSupportedException", _cells.Fails("#pragma warning disable SYSLIB0006\nSystem.Threading.Thread.CurrentThread.Abort();").Name);
        Assert.Contains("Exception: void", _cells.Ok("async void V() { await Task.Delay(1); throw new Exception(\"void\"); } V(); await Task.Delay(300);").Err, StringComparison.Ordinal);
        Assert.Equal("2", _cells.Ok("1 + 1").Plain);
    }
}

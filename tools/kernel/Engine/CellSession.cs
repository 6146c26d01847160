using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKernel;

/// <summary>
/// What the cells of one notebook share: the submissions so far, their states, references and threads. One cell at a
/// time; <see cref="Interrupt"/> comes from another thread.
/// </summary>
internal sealed class CellSession
{
    private const int LongestChain = 128;

    private readonly NotebookLoadContext _loading = new();
    private readonly CellThreads _threads = new();
    private readonly SourceLines _lines = new();
    private readonly IdleMemory _memory = new();
    private readonly Lazy<CellCompiler> _compiler;
    private readonly Lazy<NotebookReferences> _references;
    private readonly Lazy<PackageDirectives> _packages;
    private readonly MagicCommands _magics;
    private readonly Lock _current = new();
    private readonly Lock _executing = new();
    private CancellationTokenSource? _preparing;
    private CellRun? _run;

    /// <param name="longestChain">How many submissions the compiler may have in a row: each makes every name a little slower to look up.</param>
    public CellSession(int longestChain = LongestChain)
    {
        _references = new Lazy<NotebookReferences>(() => new NotebookReferences(_loading));
        _packages = new Lazy<PackageDirectives>(() => new PackageDirectives(_references.Value));
        _compiler = new Lazy<CellCompiler>(() => new CellCompiler(_references.Value, longestChain));
        _magics = new MagicCommands(this);
    }

    /// <summary>The compiler, for completion and inspection.</summary>
    public CellCompiler Compiler => _compiler.Value;

    /// <summary>What cells may refer to.</summary>
    public NotebookReferences References => _references.Value;

    /// <summary>The variables that are in scope, each with its value.</summary>
    public IEnumerable<(string Name, Type Type, object? Value)> Variables() => CellVariables.Of(Compiler);

    /// <summary>Runs a cell; all it shows goes to the context's output, the error that ended it included.</summary>
    /// <returns>The error, or null where the cell ran to its end.</returns>
    public CellError? Execute(string code, CellContext cell)
    {
        var watch = Stopwatch.StartNew();
        CellError? error;
        _memory.Busy();
        try
        {
            using var preparing = new CancellationTokenSource();
            lock (_executing)
            {
                CellLoop.Stop(false);
                lock (_current) { _preparing = preparing; }
                error = ExecuteParts(code, cell, preparing.Token, watch);
            }
        }
        catch (OperationCanceledException) { error = CellError.Interrupted(); }
        catch (CompilationFailedException failed) { error = failed.ToError(); }
        catch (KernelException failed) { error = new CellError("Error", failed.Message, [failed.Message]); }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            error = new CellError("KernelError", $"The kernel itself failed on this cell: {unexpected.Message}", unexpected.ToString().Split('\n'));
        }
        finally
        {
            lock (_current) { _preparing = null; }
            _memory.Idle();
        }
        if (error is not null) { cell.Output.Error(error); }
        return error;
    }

    /// <summary>Ends the running cell, whether it is being prepared or runs.</summary>
    public void Interrupt()
    {
        CellRun? run;
        lock (_current)
        {
            _preparing?.Cancel();
            run = _run;
        }
        CellLoop.Stop(true);
        run?.Interrupt();
    }

    private CellError? ExecuteParts(string code, CellContext cell, CancellationToken cancelled, Stopwatch watch)
    {
        var source = CellSource.Parse(code);
        var timed = _magics.Check(source.Commands);
        _magics.Run(source.Commands, cell, cancelled);
        foreach (var part in source.Parts)
        {
            cancelled.ThrowIfCancellationRequested();
            if (part.Language != CellLanguage.CSharp) { ShowPart(part, cell); }
            else if (ExecuteCSharp(part.Text, cell, cancelled) is { } error) { return error; }
        }
        if (timed)
        {
            var took = string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds:0.####}ms");
            cell.Output.Display(new JsonObject { ["text/plain"] = took }, Guid.NewGuid().ToString("N"));
        }
        return null;
    }

    /// <summary>Compiles and runs C#, and shows the value it ends in.</summary>
    internal CellError? ExecuteCSharp(string code, CellContext cell, CancellationToken cancelled)
    {
        code = _packages.Value.Restore(code, cell, cancelled);
        References.AddBeside(code);
        var place = string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number}");
        var written = Compiler.Compile(code, place);
        foreach (var tree in written.Compilation.SyntaxTrees) { _lines.Add(tree.FilePath, tree.GetText(cancelled)); }
        using var emitted = Emit(written, code, place, cell, cancelled);
        var hasValue = CellCompiler.HasValue(emitted.Compilation);
        var entry = Load(emitted, CellCompiler.Declares(emitted.Compilation), cancelled);
        var kept = Compiler.Keep(emitted);
        if (entry is null) { return null; }
        var states = emitted.Cell.States();
        CellOutcome outcome;
        try { outcome = Run(() => entry(states), cell, cancelled); }
        finally
        {
            if (kept is not null) { kept.State = states[^1]; }
        }
        if (outcome.Interrupted) { return CellError.Interrupted(); }
        if (outcome.Failure is { } failure) { return Traceback.Of(failure, _lines.Find); }
        if (hasValue || outcome.Value is not null) { return Show(outcome.Value, cell); }
        return null;
    }

    /// <summary>
    /// The compiled cell, with points where an interrupt can end it. What is wrong with the code is said of the code as it
    /// was written, and code that doesn't take the points goes without.
    /// </summary>
    private EmittedCell Emit(CompiledCell written, string code, string place, CellContext cell, CancellationToken cancelled)
    {
        var text = InterruptPoints.Insert(written.Compilation, code);
        if (text != code)
        {
            var watched = EmittedCell.Of(Compiler.Settle(Compiler.Compile(text, place)), cancelled);
            if (watched.Worst == DiagnosticSeverity.Warning) { Report(written.Compilation.GetDiagnostics(cancelled), cell); }
            if (watched.Worst < DiagnosticSeverity.Error) { return watched; }
            watched.Dispose();
        }
        var emitted = EmittedCell.Of(Compiler.Settle(written), cancelled);
        Report(emitted.Diagnostics, cell);
        return emitted;
    }

    /// <summary>Runs code on a cell's thread, where an interrupt can end it.</summary>
    private CellOutcome Run(Func<Task<object?>> code, CellContext cell, CancellationToken cancelled)
    {
        var run = new CellRun(_threads, cell);
        lock (_current)
        {
            // An interrupt that came while the cell was being prepared is not lost.
            cancelled.ThrowIfCancellationRequested();
            _run = run;
        }
        try { return run.Run(code); }
        finally
        {
            lock (_current) { _run = null; }
        }
    }

    /// <summary>Formats a cell's value on a cell's thread too: a formatter is somebody's code.</summary>
    private CellError? Show(object? value, CellContext cell)
    {
        var outcome = Run(() =>
        {
            cell.Output.Result(MimeBundle.Of(value, []));
            return Task.FromResult<object?>(null);
        }, cell, CancellationToken.None);
        return outcome.Interrupted ? CellError.Interrupted() : outcome.Failure is { } failure ? Traceback.Of(failure, _lines.Find) : null;
    }

    /// <summary>The compiled cell as a function; null where there is nothing to run.</summary>
    private Func<object?[], Task<object?>>? Load(EmittedCell cell, bool keep, CancellationToken cancelled)
    {
        if (!cell.HasCode) { return null; }
        var assembly = _loading.LoadCell(cell.Compilation.AssemblyName!, cell.Code, cell.Symbols, keep);
        var entry = cell.Compilation.GetEntryPoint(cancelled)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    /// <summary>Shows warnings, and ends the cell where there are errors.</summary>
    private static void Report(IEnumerable<Diagnostic> diagnostics, CellContext cell)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) { throw new CompilationFailedException(errors); }
        foreach (var warning in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning))
        {
            cell.Output.Write("stderr", CompilationFailedException.OneLine(warning) + "\n");
        }
    }

    private static void ShowPart(CellPart part, CellContext cell)
    {
        var data = part.Language switch
        {
            CellLanguage.Markdown => new JsonObject { ["text/markdown"] = part.Text, ["text/plain"] = part.Text },
            CellLanguage.Html => new JsonObject { ["text/html"] = part.Text, ["text/plain"] = HtmlText.Strip(part.Text) },
            _ => new JsonObject { ["application/javascript"] = part.Text, ["text/plain"] = "(JavaScript)" },
        };
        cell.Output.Display(data, Guid.NewGuid().ToString("N"));
    }
}

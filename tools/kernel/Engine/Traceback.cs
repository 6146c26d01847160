using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>An exception as lines a person reads: what happened, where in which cell, and what lies behind it.</summary>
internal static partial class Traceback
{
    private const int MostFrames = 12;
    private const int MostLibraryFrames = 3;
    private const int MostInner = 5;

    /// <summary>The error to show for an exception that a cell's code threw.</summary>
    public static CellError Of(Exception failure, Func<string, int, string?>? sourceLine = null)
    {
        var lines = new List<string>();
        var depth = 0;
        for (Exception? at = failure; at is not null && depth < MostInner; at = at.InnerException, depth++)
        {
            lines.Add((depth == 0 ? "" : "caused by ") + Name(at.GetType()) + ": " + Message(at));
            AddFrames(lines, at, sourceLine);
        }
        if (failure is AggregateException { InnerExceptions.Count: > 1 } several)
        {
            foreach (var other in several.InnerExceptions.Skip(1).Take(MostInner))
            {
                lines.Add("and " + Name(other.GetType()) + ": " + Message(other));
                AddFrames(lines, other, sourceLine);
            }
        }
        return new CellError(Name(failure.GetType()), Message(failure), lines);
    }

    private static string Name(Type type) => type.Namespace is "System" || PlatformAssemblies.Contains(type.Assembly.Location) ? type.Name : type.FullName?.Split('+')[^1] ?? type.Name;

    private static string Message(Exception failure)
    {
        try { return failure.Message; }
        catch (Exception broken) { return $"(its Message throws {broken.GetType().Name})"; }
    }

    private static void AddFrames(List<string> lines, Exception failure, Func<string, int, string?>? sourceLine)
    {
        var frames = new StackTrace(failure, fNeedFileInfo: true).GetFrames();
        var (shown, library) = (0, 0);
        string? last = null;
        var repeated = 0;
        foreach (var frame in frames)
        {
            if (frame.GetMethod() is not { } method || method.DeclaringType is not { } type || IsHidden(type.Assembly)) { continue; }
            var isCell = IsCell(type.Assembly);
            if (!isCell && ++library > MostLibraryFrames) { continue; }
            var line = Describe(frame, method, isCell, sourceLine);
            if (line == last)
            {
                repeated++;
                continue;
            }
            AddRepeats(lines, ref repeated);
            if (++shown > MostFrames)
            {
                lines.Add("   ...");
                return;
            }
            lines.Add(last = line);
        }
        AddRepeats(lines, ref repeated);
    }

    private static void AddRepeats(List<string> lines, ref int repeated)
    {
        if (repeated > 0) { lines.Add($"   (repeated {repeated} times)"); }
        repeated = 0;
    }

    private static string Describe(StackFrame frame, MethodBase method, bool isCell, Func<string, int, string?>? sourceLine)
    {
        var name = Readable(method);
        var (file, number) = (frame.GetFileName(), frame.GetFileLineNumber());
        if (!isCell) { return file is null ? $"   at {name}" : $"   at {name}, {Path.GetFileName(file)}, line {number}"; }
        if (file is null) { return $"   at {name}"; }
        var place = Path.GetFileName(file);
        var source = (sourceLine?.Invoke(file, number) ?? sourceLine?.Invoke(place, number))?.Trim();
        return $"   at {(name.Length == 0 ? "" : name + ", ")}{place}, line {number}{(string.IsNullOrEmpty(source) ? "" : ": " + source)}";
    }

    private static bool IsHidden(Assembly assembly) => assembly == typeof(Traceback).Assembly || PlatformAssemblies.Contains(assembly.Location) && assembly.Location.Length > 0;

    private static bool IsCell(Assembly assembly) => assembly.Location.Length == 0 && assembly.GetName().Name is { } name && name.StartsWith(CellCompiler.AssemblyPrefix, StringComparison.Ordinal);

    /// <summary>A method's name as its author wrote it; empty for a cell's own top level.</summary>
    private static string Readable(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        if (name == "MoveNext" && StateMachine().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Groups[1].Value;
            type = type.DeclaringType!;
        }
        if (name is "<Initialize>" or "<Factory>") { return ""; }
        if (LocalFunction().Match(name) is { Success: true } local) { name = local.Groups[1].Value; }
        else if (Lambda().Match(name) is { Success: true } lambda) { name = lambda.Groups[1].Value is "<Initialize>" ? "a lambda" : $"a lambda in {lambda.Groups[1].Value}"; }
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer) { type = outer; }
        if (type.Name.StartsWith("Submission#", StringComparison.Ordinal)) { return name; }
        var typeName = type.FullName?.Split('+').Where(part => !part.StartsWith("Submission#", StringComparison.Ordinal)).LastOrDefault() ?? type.Name;
        typeName = typeName.Split('`')[0].Split('.')[^1];
        return name is ".ctor" or ".cctor" ? $"new {typeName}" : $"{typeName}.{name}";
    }

    [GeneratedRegex(@"^<(<?\w+>?(?:g__\w+\|[\d_]+)?)>d(__\d+)?")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"^<.*>g__(\w+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(<?\w+>?)>b__")]
    private static partial Regex Lambda();
}

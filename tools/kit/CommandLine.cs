using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace LayerFreezing.Kit;

/// <summary>The verbs, and what becomes of a call: help, a wrong call, a failure, an interruption.</summary>
internal static partial class CommandLine
{
    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show the stack trace of a failure.",
        Recursive = true,
    };

    /// <summary>Runs one call and returns its exit code. A failure is one sentence on standard error.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var call = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (call.Errors.Count > 0 && call.Action is ParseErrorAction) { return WrongCall(call); }
        using var interruption = new Interruption();
        try
        {
            // The two handlers are here: S.CL's own would print stack traces and end the process after two seconds.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await call.InvokeAsync(invocation, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Say("interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (!call.GetValue(Verbose))
        {
            Say(failure is KitException ? failure.Message : $"{Sentence(failure)} (--verbose shows where.)");
            return ExitCode.Failed;
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure);
            return ExitCode.Failed;
        }
    }

    /// <summary>Prints a sentence on standard error, where it doesn't get into what a program reads.</summary>
    public static void Say(string sentence) => Console.Error.WriteLine($"kit: {sentence}");

    private static RootCommand Root()
    {
        var root = new RootCommand("Fine-tune BERT and RoBERTa with any number of their layers frozen.");
        Command[] verbs = [
            new ReproduceVerb(), new TrainVerb(), new EvaluateVerb(), new PredictVerb(), new TokenizeVerb(), new FetchVerb(), new StudyVerb(), new NotebookVerb(), new CacheVerb(), new PretrainVerb(), new PaperVerb(), new MicroVerb(), new BenchVerb(),
            new MemoryProbeVerb(), new TestVerb(), new DoctorVerb(),
        ];
        foreach (var verb in verbs) { root.Subcommands.Add(verb); }
        root.Subcommands.Add(new HelpVerb(root));
        root.Options.Add(Verbose);
        root.SetAction(_ => ShowHelp(root, []));
        foreach (var help in root.Options.OfType<HelpOption>()) { help.Action = new HelpWithExamples(); }
        return root;
    }

    /// <summary>Prints the help of the whole, or of the verb so named.</summary>
    public static int ShowHelp(Command root, IEnumerable<string> verb) => root.Parse([.. verb, "--help"]).Invoke();

    private static int WrongCall(ParseResult call)
    {
        // A verb that isn't there is the whole fault: that none was given would be said of it as well.
        var faults = call.UnmatchedTokens.Count > 0 && call.CommandResult.Command.Subcommands.Count > 0 ? call.UnmatchedTokens.Take(1).Select(NoSuchVerb) : call.Errors.Select(error => WithoutTypeNames(error.Message));
        foreach (var fault in faults.Distinct()) { Say(fault); }
        var names = string.Join(' ', Path(call.CommandResult).Prepend("help"));
        Console.Error.WriteLine($"./kit {names} shows how it is called.");
        return ExitCode.WrongCall;

        string NoSuchVerb(string token)
        {
            var all = call.CommandResult.Command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);
            var where = string.Join(' ', Path(call.CommandResult).Prepend("./kit"));
            return $"{where} has no '{token}': choose one of {string.Join(", ", all)}.";
        }
    }

    /// <summary>What a value should have been, in words: the parser says it by the type's name, beside what an option says itself.</summary>
    private static string WithoutTypeNames(string message) => Mistyped.Match(message) is not { Success: true } match ? message
        : $"{match.Groups["option"]} {match.Groups["value"]}: give {(match.Groups["type"].Value switch { "Int32" => "a whole number", "Double" => "a number", "Boolean" => "true or false", _ => "another value" })}.";

    [GeneratedRegex(@"^Cannot parse argument '(?<value>.*)' for option '(?<option>.*)' as expected type '(?:System\.Nullable`1\[)?System\.(?<type>\w+)\]?'\.$")]
    private static partial Regex Mistyped { get; }

    /// <summary>The names of a command from the first verb down to it.</summary>
    private static IEnumerable<string> Path(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand and var command } ? [.. Path(result.Parent), command.Name] : [];

    private static string Sentence(Exception failure)
    {
        while (failure is AggregateException or TypeInitializationException && failure.InnerException is { } inner) { failure = inner; }
        var message = failure.Message.Split('\n')[0].Trim();
        return $"{failure.GetType().Name}: {message}";
    }
}

using System.CommandLine;
using LayerFreezing.Bench;
using static TorchSharp.torch;

namespace LayerFreezing.Kit;

/// <summary>kit bench: measures speed as ratios and keeps the numbers.</summary>
internal sealed class BenchVerb : Verb
{
    private readonly Argument<string[]> _names = new("name")
    {
        Description = string.Join(' ', Benchmark.All.Select(benchmark => $"{benchmark.Name}: {benchmark.Description}")),
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _model = new("--model")
    {
        Description = "A model's folder, or its name.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "all-MiniLM-L6-v2",
    };

    private readonly Option<string?> _output = new("--output") { Description = "The folder for a JSON file a benchmark; without it bench/results.", HelpName = "DIR" };

    public BenchVerb() : base("bench", "Measure speed, as ratios within one run.", "./kit bench step")
    {
        Arguments.Add(_names);
        Options.Add(_model);
        Options.Add(_output);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var chosen = Choose(call.GetValue(_names) ?? []);
        var folders = KitFolders.Find();
        var model = folders.Model(call.GetRequiredValue(_model));
        var output = call.GetValue(_output) ?? KitTree.Path("bench", "results");
        OutputPlace.CheckFolder(output);
        foreach (var benchmark in chosen)
        {
            Console.WriteLine(benchmark.Description);
            List<BenchRow> rows = [];
            foreach (var row in benchmark.Run(model, folders, cancelled))
            {
                rows.Add(row);
                Console.WriteLine(FormattableString.Invariant(
                    $"  {row.What,-16} {1000 * row.Seconds,8:0.0} ms against {1000 * row.ReferenceSeconds,8:0.0} ms: {row.Ratio:0.00}"));
            }
            var report = new BenchReport(benchmark.Name, benchmark.Description, Path.GetFileName(model), get_num_threads(), Machine.Here(), rows);
            AtomicFile.WriteText(Path.Combine(output, benchmark.Name + ".json"), report.ToJson() + "\n");
        }
        return Task.FromResult(ExitCode.Done);
    }

    private static IReadOnlyList<Benchmark> Choose(string[] names) => names.Length == 0
        ? Benchmark.All
        : [.. names.Select(name => Benchmark.All.FirstOrDefault(benchmark => benchmark.Name == name)
            ?? throw new KitException($"There is no benchmark '{name}': choose of {string.Join(", ", Benchmark.All.Select(benchmark => benchmark.Name))}."))];
}

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

    private readonly Option<int> _rounds = new("--rounds") { Description = "How often everything is measured.", HelpName = "N", DefaultValueFactory = _ => 5 };

    private readonly Option<int> _threads = new("--threads") { Description = "Threads of the tensor library.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    private readonly Option<string?> _output = new("--output") { Description = "The folder for a JSON file a benchmark; without it bench/results.", HelpName = "DIR" };

    private readonly Option<bool> _redraw = new("--redraw") { Description = "Measure nothing; draw the figures of what was measured before." };

    public BenchVerb() : base("bench", "Measure speed, as ratios within one run.", "./kit bench step", "./kit bench depth --redraw")
    {
        Arguments.Add(_names);
        Options.Add(_model);
        Options.Add(_rounds);
        Options.Add(_threads);
        Options.Add(_output);
        Options.Add(_redraw);
    }

    protected override Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var chosen = Choose(call.GetValue(_names) ?? []);
        var (rounds, threads) = (call.GetValue(_rounds), call.GetValue(_threads));
        if (rounds < 1 || threads < 1) { throw new KitException("--rounds and --threads must be 1 or more"); }
        var folders = KitFolders.Find();
        set_num_threads(threads);
        var setting = new BenchSetting(NamedModel.Folder(call.GetRequiredValue(_model), cancelled), folders, threads, rounds,
            KitTree.Path("bench", "peer.py"), NativeLibraries.Mapped("openblas"), ThisProgram.Start);
        var output = call.GetValue(_output) ?? KitTree.Path("bench", "results");
        OutputPlace.CheckFolder(output);
        if (call.GetValue(_redraw))
        {
            foreach (var benchmark in chosen.Where(benchmark => File.Exists(Report(output, benchmark)))) { Draw(output, benchmark, BenchReport.Load(Report(output, benchmark))); }
            return Task.FromResult(ExitCode.Done);
        }
        foreach (var benchmark in chosen)
        {
            Console.WriteLine(benchmark.Description);
            List<BenchRow> rows = [];
            foreach (var row in benchmark.Run(setting, cancelled))
            {
                rows.Add(row);
                Console.WriteLine($"  {row}");
            }
            var report = new BenchReport(benchmark.Name, benchmark.Description, setting.ModelName, threads, Machine.Here(), DateTime.UtcNow, rows);
            AtomicFile.WriteText(Report(output, benchmark), report.ToJson() + "\n");
            Draw(output, benchmark, report);
        }
        return Task.FromResult(ExitCode.Done);
    }

    private static string Report(string output, Benchmark benchmark) => Path.Combine(output, benchmark.Name + ".json");

    private static void Draw(string output, Benchmark benchmark, BenchReport report)
    {
        foreach (var (name, figure) in benchmark.Figures(report)) { AtomicFile.WriteText(Path.Combine(output, name), figure.ToSvg()); }
    }

    private static IReadOnlyList<Benchmark> Choose(string[] names) => names.Length == 0
        ? Benchmark.All
        : [.. names.Select(name => Benchmark.All.FirstOrDefault(benchmark => benchmark.Name == name)
            ?? throw new KitException($"There is no benchmark '{name}': choose of {string.Join(", ", Benchmark.All.Select(benchmark => benchmark.Name))}."))];
}

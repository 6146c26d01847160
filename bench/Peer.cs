using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing.Bench;

/// <summary>
/// The plain PyTorch loop of peer.py in a process of its own, on the same weights, rows, threads and BLAS libraries. It
/// waits for a request while the kit is measured, and the kit waits for its answer.
/// </summary>
internal sealed class Peer : IDisposable
{
    private const string CoreType = "OPENBLAS_CORETYPE";

    private readonly Process _process;
    private readonly string _rows;

    private Peer(Process process, string rows)
    {
        (_process, _rows) = (process, rows);
        var ready = Answer();
        Torch = ready["torch"]!.GetValue<string>();
        Libraries = [.. ready["libraries"]!.AsArray().Select(path => Path.GetFileName(path!.GetValue<string>()))];
    }

    /// <summary>The version of its PyTorch.</summary>
    internal string Torch { get; }

    /// <summary>The libraries that do its work.</summary>
    internal IReadOnlyList<string> Libraries { get; }

    /// <summary>Starts the loop, which waits for requests.</summary>
    /// <exception cref="KitException">There is no Python with PyTorch.</exception>
    internal static Peer Start(BenchSetting setting, string modelFolder, IReadOnlyList<TaskData> tasks)
    {
        var rows = WriteRows(tasks);
        var process = Process.Start(Command(setting, modelFolder, rows, redirectInput: true))!;
        try
        {
            return new Peer(process, rows);
        }
        catch
        {
            if (!process.HasExited) { process.Kill(); }
            File.Delete(rows);
            throw;
        }
    }

    /// <summary>Seconds of a whole run as a process: start, load, train, score on dev.</summary>
    internal static double WholeRun(BenchSetting setting, TaskData data, FreezePlan plan, int epochs)
    {
        var rows = WriteRows([data]);
        try
        {
            var start = Command(setting, setting.ModelFolder, rows, redirectInput: false);
            foreach (var argument in new[] { "--whole", data.Task.Name, "--tune", plan.ToString(), "--epochs", $"{epochs}" }) { start.ArgumentList.Add(argument); }
            return WholeProcess.Seconds(start);
        }
        finally
        {
            File.Delete(rows);
        }
    }

    /// <summary>Trains on the first rows of a task; the seconds of each epoch.</summary>
    /// <param name="task">The task.</param>
    /// <param name="plan">What is trained.</param>
    /// <param name="examples">The number of rows.</param>
    /// <param name="epochs">How often.</param>
    /// <param name="padTo">The length every row is padded to; 0 is the longest of the batch.</param>
    internal IReadOnlyList<double> Train(GlueTask task, FreezePlan plan, int examples, int epochs, int padTo = 0)
    {
        var request = new { task = task.Name, tune = plan.ToString(), examples, epochs, pad_to = padTo };
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        return [.. Answer()["seconds"]!.AsArray().Select(second => second!.GetValue<double>())];
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) { _process.Kill(); }
        _process.Dispose();
        File.Delete(_rows);
    }

    private JsonNode Answer() => _process.StandardOutput.ReadLine() is { } line ? JsonNode.Parse(line)!
        : throw new KitException("bench/peer.py ended: " + _process.StandardError.ReadToEnd().Trim().Split('\n')[^1]
            + "; it needs Python with PyTorch (on Debian: apt-get install python3-torch)");

    private static ProcessStartInfo Command(BenchSetting setting, string modelFolder, string rows, bool redirectInput)
    {
        // Debian's own Python, which Debian's PyTorch belongs to, comes before one that stands earlier on the PATH.
        var python = new[] { "/usr/bin/python3", "python3" }.First(path => path == "python3" || File.Exists(path));
        var start = new ProcessStartInfo(python, [setting.PeerScript, "--model", modelFolder, "--rows", rows, "--threads", $"{setting.Threads}"])
        {
            RedirectStandardInput = redirectInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.GetEnvironmentVariable(CoreType) is { } core) { start.Environment[CoreType] = core; }
        start.Environment["LD_PRELOAD"] = string.Join(':', setting.SharedLibraries);
        start.Environment["OMP_NUM_THREADS"] = $"{setting.Threads}";
        return start;
    }

    private static string WriteRows(IEnumerable<TaskData> tasks)
    {
        var file = Path.Combine(Path.GetTempPath(), $"peer-rows-{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(tasks.ToDictionary(data => data.Task.Name, data => new
        {
            train = Rows(data.TrainTexts, data.Train),
            dev = Rows(data.DevTexts, data.Dev),
        })));
        return file;
    }

    private static IEnumerable<object> Rows(IReadOnlyList<TokenizedText> texts, GlueSplitData split) =>
        texts.Zip(split.Examples, (text, example) => new { ids = text.Ids, types = text.TokenTypeIds, label = example.Label });
}

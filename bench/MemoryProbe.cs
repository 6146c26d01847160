using System.Text.Json;
using static TorchSharp.torch;

namespace LayerFreezing.Bench;

/// <summary>
/// What a process holds resident at most while it trains, less what it held before the model was loaded. Each probe is a
/// process of its own; kept activations lie in a file.
/// </summary>
/// <param name="Before">Bytes resident before the model was loaded.</param>
/// <param name="Peak">The largest number of bytes resident.</param>
/// <param name="Cache">The bytes of kept activations; null where nothing was kept.</param>
public sealed record MemoryProbe(long Before, long Peak, long? Cache)
{
    /// <summary>The verb of the command line that runs a probe.</summary>
    public const string Verb = "memory-probe";

    internal const string PeakMemory = "peak memory";
    internal const string CacheSize = "cache";

    private const int Steps = 8;

    /// <summary>Trains a few steps in this process.</summary>
    /// <param name="modelFolder">A folder with config.json and perhaps weights; without weights they are drawn.</param>
    /// <param name="tokenizerFolder">The folder of the tokeniser.</param>
    /// <param name="folders">Where the task's data are searched.</param>
    /// <param name="task">The task.</param>
    /// <param name="plan">What is trained.</param>
    /// <param name="threads">Threads of the tensor library.</param>
    public static MemoryProbe Run(string modelFolder, string tokenizerFolder, KitFolders folders, GlueTask task, FreezePlan plan, int threads)
    {
        var options = new TrainingOptions
        {
            Epochs = 2,
            LearningRate = 5e-5,
            Threads = threads,
            TrainExamples = Steps * new TrainingOptions().BatchSize,
            DevExamples = 1,
        };
        var data = TaskData.Load(task, folders.Glue(task), TextTokenizer.Load(tokenizerFolder), options);
        using (rand([2, 2])) { } // loads the tensor library
        var scratch = Directory.CreateTempSubdirectory("memory-cache-").FullName;
        try
        {
            var before = Resident();
            using var caches = new PrefixCaches(scratch, memoryLimit: 0);
            using var model = File.Exists(Path.Combine(modelFolder, "model.safetensors"))
                ? ModelFolder.Load(modelFolder, task) : ModelFolder.Random(EncoderConfig.Load(modelFolder), task.Outputs);
            var record = new FineTuner(model, data, plan, options, caches: caches).Train().Record;
            return new(before, record.PeakMemory, record.CacheBytes);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>What a probe printed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Runs probes in processes of their own: memory, and cache where there is one.</summary>
    internal static IEnumerable<BenchRow> Measure(BenchSetting setting, string modelFolder, GlueTask task, FreezePlan plan, string title)
    {
        var start = setting.Kit([Verb, modelFolder, setting.ModelFolder, task.Name, plan.ToString(), $"{setting.Threads}"]);
        var probe = JsonSerializer.Deserialize<MemoryProbe>(WholeProcess.Output(start))!;
        yield return BenchRow.Of($"{title}: {PeakMemory}", "MB", [(probe.Peak - probe.Before) / 1e6]);
        if (probe.Cache is { } bytes) { yield return BenchRow.Of($"{title}: {CacheSize}", "MB", [bytes / 1e6]); }
    }

    private static long Resident()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}

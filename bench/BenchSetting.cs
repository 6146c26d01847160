using System.Diagnostics;

namespace LayerFreezing.Bench;

/// <summary>What benchmarks are run on and with.</summary>
/// <param name="ModelFolder">A BERT in Hugging Face's layout.</param>
/// <param name="Folders">Where the tasks' data are searched.</param>
/// <param name="Threads">Threads of the tensor library, the peer's too.</param>
/// <param name="Rounds">How often everything is measured.</param>
/// <param name="PeerScript">The plain PyTorch loop.</param>
/// <param name="SharedLibraries">The BLAS libraries of this process, which the peer shall use as well.</param>
/// <param name="Kit">Starts the command line with other arguments.</param>
public sealed record BenchSetting(string ModelFolder, KitFolders Folders, int Threads, int Rounds, string PeerScript,
    IReadOnlyList<string> SharedLibraries, Func<IEnumerable<string>, ProcessStartInfo> Kit)
{
    /// <summary>The name of the model's folder.</summary>
    public string ModelName => Path.GetFileName(Path.TrimEndingDirectorySeparator(ModelFolder));

    /// <summary>The tasks that are measured: short single sentences, and long pairs.</summary>
    internal static IReadOnlyList<GlueTask> Tasks { get; } = [GlueTask.CoLA, GlueTask.MRPC];

    /// <summary>A task's rows in the order of the file.</summary>
    internal TaskData Data(GlueTask task, TrainingOptions options) => TaskData.Load(task, Folders.Glue(task), TextTokenizer.Load(ModelFolder), options);
}

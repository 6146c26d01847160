using System.Diagnostics;

namespace LayerFreezing;

/// <summary>How a study is run, as far as it changes no result.</summary>
public sealed record StudyRunnerOptions
{
    /// <summary>Where the kit lies; null finds it.</summary>
    public KitFolders? Folders { get; init; }

    /// <summary>The folder for the results; null is <c>results/NAME</c> of the kit.</summary>
    public string? Results { get; init; }

    /// <summary>How many runs go on at once; null is as many as the cores hold at the study's threads a run.</summary>
    public int? Workers { get; init; }

    /// <summary>
    /// Starts a worker process for the results of the folder that is given: a program that calls
    /// <see cref="StudyWorker.Serve"/> with its standard input and output. Null does the runs in this process, one at a time.
    /// </summary>
    public Func<string, ProcessStartInfo>? StartWorker { get; init; }

    /// <summary>The time between two writes of the state of a run that is under way, from which it goes on when it was killed.</summary>
    public TimeSpan KeepEvery { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The number of workers that a study gets here.</summary>
    internal int WorkersFor(Study study) => StartWorker is null ? 1 : Workers ?? Math.Max(1, Environment.ProcessorCount / study.Threads);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>Everything about one run: what determined it, what came out, and what it cost. One JSON object.</summary>
[TypeFormatterSource(typeof(RunRecordView))]
public sealed record RunRecord
{
    /// <summary>The version of this format.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The format the record was written in.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of the run in a study's store: <see cref="RunIdentity"/>; null for a run outside of one.</summary>
    public string? Id { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The step at which a run diverged.</summary>
    public int? DivergedAtStep { get; init; }

    /// <summary>The steps at which the run went on from its kept state after it had been broken off; none where it was done in one go.</summary>
    public IReadOnlyList<int> ResumedAt { get; init; } = [];

    /// <summary>Why a run failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The model the run began with.</summary>
    public required ModelIdentity Model { get; init; }

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The files of the task, and what they are.</summary>
    public required DataIdentity Data { get; init; }

    /// <summary>What was tuned, as it holds for this model.</summary>
    public required FreezePlan Plan { get; init; }

    /// <summary>The number of trained layers.</summary>
    public required int TrainedLayers { get; init; }

    /// <summary>Parameters that the plan trains.</summary>
    public required long TrainedParameters { get; init; }

    /// <summary>Parameters in all.</summary>
    public required long Parameters { get; init; }

    /// <summary>Every option with the value it had.</summary>
    public required JsonObject Options { get; init; }

    /// <summary>Steps of the run.</summary>
    public required int Steps { get; init; }

    /// <summary>The device the run was done on.</summary>
    public required string Device { get; init; }

    /// <summary>The task's metric × 100; null where the run diverged.</summary>
    public double? Score { get; init; }

    /// <summary>The name of the metric that is the score.</summary>
    public required string Metric { get; init; }

    /// <summary>All metrics of the task, as fractions; null where undefined.</summary>
    public IReadOnlyDictionary<string, double?> Scores { get; init; } = new Dictionary<string, double?>();

    /// <summary>All metrics on MNLI's mismatched dev set.</summary>
    public IReadOnlyDictionary<string, double?>? ScoresMismatched { get; init; }

    /// <summary>The score of always answering the most frequent label.</summary>
    public required double MajorityBaseline { get; init; }

    /// <summary>The mean training loss of each epoch.</summary>
    public required IReadOnlyList<double> EpochLosses { get; init; }

    /// <summary>Whether every frozen parameter kept its bits.</summary>
    public required bool FrozenStayed { get; init; }

    /// <summary>Trained parameters that didn't move.</summary>
    public required IReadOnlyList<string> TrainedThatStayed { get; init; }

    /// <summary>The bytes of kept prefix activations; null where the frozen layers were computed in every step.</summary>
    public long? CacheBytes { get; init; }

    /// <summary>Why no activations were kept; null where they were.</summary>
    public string? CacheRefusal { get; init; }

    /// <summary>Seconds by phase.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>The largest resident memory of the process, in bytes.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>The machine and versions.</summary>
    public required Machine Machine { get; init; }

    /// <summary>For which study the run was done, and where its files lay; null for a run outside of one.</summary>
    public RunOrigin? Origin { get; init; }

    /// <summary>When the run ended, UTC.</summary>
    public required DateTime Ended { get; init; }

    /// <summary>The record as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a record.</summary>
    /// <exception cref="RecordFormatException">The record is of another format.</exception>
    /// <exception cref="KitException">The text is no record.</exception>
    public static RunRecord FromJson(string json, string where = "the run record")
    {
        try
        {
            var node = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("it holds no JSON object");
            var format = node["format"]?.GetValue<int>() ?? throw new JsonException("it says no format");
            if (format != CurrentFormat)
            {
                throw new RecordFormatException(FormattableString.Invariant(
                    $"{where} is of format {format} and this kit reads {CurrentFormat}: read it with the kit that wrote it, or move it away to run it again."));
            }
            return node.Deserialize<RunRecord>(Json)!;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new KitException($"{where} is no run record: {failure.Message}", failure);
        }
    }

    /// <summary>A few lines: what was run, the score, the seconds.</summary>
    public override string ToString()
    {
        var subset = Data.Subset ? " (subset)" : "";
        var score = Score is { } value
            ? FormattableString.Invariant($"{Metric} {value:0.00} (majority {MajorityBaseline:0.00})")
            : Status == RunStatus.Failed ? $"failed: {Reason}" : FormattableString.Invariant($"diverged at step {DivergedAtStep}");
        var seconds = string.Join(", ", Seconds.Select(phase => FormattableString.Invariant($"{phase.Key} {phase.Value:0.0} s")));
        return FormattableString.Invariant($"{Model.Name} on {Task}{subset}, {Plan}: {score}\n")
            + FormattableString.Invariant($"{TrainedParameters:N0} of {Parameters:N0} parameters trained in {Steps} steps; {seconds}; peak {PeakMemory / 1e6:0} MB");
    }

    internal static RunRecord Of(FineTuner tuner, FrozenCheck check, IReadOnlyList<double> losses, int? divergedAt,
        Evaluation? dev, Evaluation? mismatched, PhaseClock clock)
    {
        var (model, data) = (tuner.Model, tuner.Data);
        var census = model.Census();
        return new RunRecord
        {
            Status = divergedAt is null ? RunStatus.Done : RunStatus.Diverged,
            DivergedAtStep = divergedAt,
            Model = ModelIdentity.Of(model),
            Task = data.Task.Name,
            Data = DataIdentity.Of(data),
            Plan = model.Plan,
            TrainedLayers = model.Plan.TrainedLayers(model.Config.Layers),
            TrainedParameters = census.Total.TrainedParameters,
            Parameters = census.Total.Parameters,
            Options = tuner.Options.ToJson(),
            Steps = tuner.Steps,
            Device = model.Device.ToString(),
            Score = dev?.Score,
            Metric = data.Task.Score.Name,
            Scores = Named(dev) ?? new Dictionary<string, double?>(),
            ScoresMismatched = Named(mismatched),
            MajorityBaseline = data.Baseline.Score,
            EpochLosses = [.. losses.Chunk(Math.Max(1, tuner.Steps / tuner.Options.Epochs!.Value)).Select(epoch => epoch.Average())],
            FrozenStayed = check.FrozenStayed,
            TrainedThatStayed = check.TrainedThatStayed,
            CacheBytes = tuner.CacheBytes,
            CacheRefusal = tuner.CacheRefusal,
            Seconds = clock.Seconds.ToDictionary(),
            PeakMemory = Machine.PeakMemory(),
            Machine = Machine.Here(),
            Ended = DateTime.UtcNow,
        };
    }

    private static Dictionary<string, double?>? Named(Evaluation? evaluation) =>
        evaluation?.Scores.Values.ToDictionary(pair => pair.Key.Key, pair => pair.Value);
}

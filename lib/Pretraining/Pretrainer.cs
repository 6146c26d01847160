using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>
/// Pretrains one model on one text by guessing hidden tokens: AdamW with warm-up and linear decay. Lines, masks and dropout
/// of a step depend on the seed and the step alone, so a pretraining that was interrupted ends with the same bits.
/// </summary>
/// <example><code>
/// var model = MaskedModelFolder.Load("data/models/micro-bert", StartingWeights.Drawn);
/// var record = new Pretrainer(model, PretrainingText.Micro(), PretrainingOptions.Micro).Run("out/micro-bert");
/// </code></example>
public sealed class Pretrainer
{
    /// <summary>Steps that a reported loss is the mean of.</summary>
    internal const int LossWindow = 100;

    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(60);

    private readonly Masking _masking;
    private readonly LinearSchedule _schedule;

    /// <summary>Makes ready to pretrain.</summary>
    /// <param name="model">The model, which is changed in place.</param>
    /// <param name="text">The text.</param>
    /// <param name="options">How.</param>
    /// <exception cref="KitException">An option is out of range or doesn't fit the model.</exception>
    public Pretrainer(MaskedLanguageModel model, PretrainingText text, PretrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Model, Text, Options) = (model, text, options.Check());
        if (options.MaxLength > model.Config.UsablePositions)
        {
            throw new KitException(FormattableString.Invariant(
                $"max-length {options.MaxLength} is more than the model's {model.Config.UsablePositions} positions; set it to {model.Config.UsablePositions} or less"));
        }
        _masking = new Masking(model.Tokenizer, options.Masked);
        _schedule = new LinearSchedule(options.LearningRate, Math.Min(options.WarmupSteps, options.Steps), options.Steps);
    }

    /// <summary>The model in training.</summary>
    public MaskedLanguageModel Model { get; }

    /// <summary>The text.</summary>
    public PretrainingText Text { get; }

    /// <summary>How it is trained.</summary>
    public PretrainingOptions Options { get; }

    /// <summary>The loss of each step so far, in nats a hidden token.</summary>
    public IReadOnlyList<float> Losses { get; private set; } = [];

    /// <summary>
    /// Takes all steps and saves the model, its record and its card. An unfinished pretraining of the same settings in the
    /// folder is taken up where it was; what is needed for that is saved once a minute and when it is cancelled.
    /// </summary>
    /// <param name="folder">Where the model goes.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="command">The call that makes the model again, for its card.</param>
    /// <param name="cancel">Ends it after the step under way, so that it can go on later.</param>
    /// <returns>The record: settings, losses, seconds.</returns>
    /// <exception cref="KitException">The loss is no number, the folder holds an unfinished pretraining of other settings, or can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PretrainingRecord Run(string folder, IProgress<PretrainingProgress>? progress = null, string? command = null, CancellationToken cancel = default)
    {
        set_num_threads(Options.Threads > 0 ? Options.Threads : Environment.ProcessorCount);
        Model.Encoder.SetDropout(Options.Dropout);
        var parameters = new TrainableParameters(Model.Trained);
        using ParameterStep optimizer = Model.Device.type == TorchSharp.DeviceType.CPU
            ? new OnePassAdamW(parameters, Options.WeightDecay, embeddings: null)
            : new LibraryAdamW(parameters, Options.WeightDecay);
        var state = new PretrainingState(Path.Combine(folder, PretrainingState.FileName), PretrainingRecord.Identity(this));
        var (losses, secondsBefore) = state.Read(Model, optimizer);
        Losses = losses;
        var watch = Stopwatch.StartNew();
        RunSteps(losses, optimizer, () => state.Write(Model, optimizer, losses, secondsBefore + watch.Elapsed.TotalSeconds), progress, cancel);
        Model.eval();
        var record = PretrainingRecord.Of(this, losses, secondsBefore + watch.Elapsed.TotalSeconds, command);
        MinimalPairTable.Forget(folder);
        MaskedModelFolder.Save(Model, folder);
        record.Save(folder);
        PretrainingCard.Write(folder);
        state.Delete();
        return record;
    }

    /// <summary>Whether a folder holds a pretraining that was interrupted.</summary>
    /// <param name="folder">The folder it is to go to.</param>
    public static bool IsUnfinished(string folder) => File.Exists(Path.Combine(folder, PretrainingState.FileName));

    /// <summary>Gives up an unfinished pretraining of a folder, if there is one.</summary>
    /// <param name="folder">The folder it was to go to.</param>
    public static void Forget(string folder) => File.Delete(Path.Combine(folder, PretrainingState.FileName));

    private void RunSteps(List<float> losses, ParameterStep optimizer, Action save, IProgress<PretrainingProgress>? progress, CancellationToken cancel)
    {
        var (first, watch, saved) = (losses.Count, Stopwatch.StartNew(), Stopwatch.StartNew());
        Model.train();
        for (var step = first; step < Options.Steps; step++)
        {
            if (cancel.IsCancellationRequested)
            {
                save();
                throw new OperationCanceledException(cancel);
            }
            var loss = Step(step, optimizer);
            if (!float.IsFinite(loss)) { throw new KitException($"the pretraining diverged at step {step}: take a lower learning-rate or a longer warmup"); }
            losses.Add(loss);
            Report(progress, losses, first, watch);
            if (saved.Elapsed < BetweenSaves) { continue; }
            save();
            saved.Restart();
        }
    }

    private float Step(int step, ParameterStep optimizer)
    {
        using var scope = NewDisposeScope();
        var masked = Masked(step);
        using var batch = PackedBatch.Of(masked.Texts, Model.Config, Model.Device);
        manual_seed(RandomStreams.ForStep(Options.Seed, step));
        Model.Math.Source = new DropoutSource((ulong)Options.Seed, step);
        Model.zero_grad();
        using var places = tensor(masked.Places.ToArray(), device: Model.Device);
        using var hidden = tensor(masked.Hidden.ToArray(), device: Model.Device);
        using var loss = functional.cross_entropy(Model.ScoresAt(batch, places), hidden);
        var value = loss.item<float>();
        if (!float.IsFinite(value)) { return value; }
        loss.backward();
        return double.IsFinite(optimizer.Take(_schedule.Rate(step), Options.ClipNorm)) ? value : float.NaN;
    }

    private MaskedTexts Masked(int step)
    {
        const int Tries = 100;
        List<TokenizedText> texts = [.. Text.LinesOfStep(step, Options).Select(line => Model.Tokenizer.EncodeLine(Text.Line(line), Options.MaxLength))];
        var random = RandomStreams.ForMasks(Options.Seed, step);
        for (var i = 0; i < Tries; i++)
        {
            var masked = _masking.Apply(texts, random);
            if (masked.Places.Count > 0) { return masked; }
        }
        throw new KitException($"the lines of step {step} have no tokens that could be hidden; look at the text, or take a larger batch");
    }

    private void Report(IProgress<PretrainingProgress>? progress, List<float> losses, int first, Stopwatch watch)
    {
        if (progress is null) { return; }
        var perStep = watch.Elapsed.TotalSeconds / (losses.Count - first);
        progress.Report(new PretrainingProgress(losses.Count, Options.Steps, losses.TakeLast(LossWindow).Average(),
            Options.BatchSize / perStep, TimeSpan.FromSeconds(perStep * (Options.Steps - losses.Count))));
    }
}

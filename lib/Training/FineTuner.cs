using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>
/// Fine-tunes one model on one task under one plan: AdamW (Loshchilov and Hutter 2019) with a linear schedule, scored on
/// the dev set after the last epoch.
/// </summary>
/// <example><code>
/// var tuner = new FineTuner(model, data, FreezePlan.Top(2), Presets.Default with { Epochs = 1 });
/// var run = tuner.Train();
/// </code></example>
public sealed class FineTuner
{
    private const int LossWindow = 20;

    private readonly PhaseClock _clock;
    private readonly List<TrainingStep> _history = [];
    private readonly PrefixCaches? _caches;

    /// <summary>Freezes the model by the plan and makes ready to train.</summary>
    /// <param name="model">The model, which is changed in place.</param>
    /// <param name="data">The task's examples.</param>
    /// <param name="plan">What is trained.</param>
    /// <param name="options">How; fields left null get their values here.</param>
    /// <param name="clock">Phases measured before, such as loading; null starts a new clock.</param>
    /// <param name="caches">Prefix activations to share with other runs; null keeps this run's own in memory or a file.</param>
    /// <exception cref="KitException">Plan or options don't fit the model.</exception>
    public FineTuner(SequenceClassifier model, TaskData data, FreezePlan plan, TrainingOptions options, PhaseClock? clock = null, PrefixCaches? caches = null)
    {
        if (model.Labels != data.Task.Outputs)
        {
            throw new KitException(FormattableString.Invariant(
                $"the model has {model.Labels} outputs and {data.Task} needs {data.Task.Outputs}; load it for that task"));
        }
        foreach (var text in data.TrainTexts.Concat(data.DevTexts).Concat(data.MismatchedTexts)) { PackedBatch.Check(text, model.Config); }
        if (data.TrainTexts.Count == 0) { throw new KitException($"{data.Task} has no training examples"); }
        Model = model;
        Data = data;
        _clock = clock ?? new PhaseClock();
        _caches = caches;
        Options = options.For(model.Config, data.Task);
        set_num_threads(Options.Threads);
        model.Apply(plan, Options.FrozenDropout);
        model.SetDropout(Options.Dropout);
        model.Math.Choose(Options.DropoutKernel, Options.Fusion);
        model.LastLayer = Options.LastLayer;
    }

    /// <summary>The model in training.</summary>
    public SequenceClassifier Model { get; }

    /// <summary>The task's examples.</summary>
    public TaskData Data { get; }

    /// <summary>The options with every value filled in.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The steps taken so far, in their order: losses, rates and gradient norms.</summary>
    public IReadOnlyList<TrainingStep> History => _history;

    /// <summary>Why the run computes the frozen layers in every step; null where their activations are kept.</summary>
    public string? CacheRefusal { get; private set; }

    /// <summary>The bytes of the kept activations; null where there are none.</summary>
    public long? CacheBytes { get; private set; }

    /// <summary>Steps of the whole run.</summary>
    public int Steps => Options.Epochs!.Value * StepsPerEpoch;

    /// <summary>What determines the run, as a name: <see cref="RunIdentity"/>.</summary>
    internal string Identity => RunIdentity.Of(
        ModelIdentity.Of(Model), Data.Task.Name, DataIdentity.Of(Data), Model.Plan, Options.ToJson(), Model.Device.ToString());

    private int StepsPerEpoch => (Data.TrainTexts.Count + Options.BatchSize - 1) / Options.BatchSize;

    /// <summary>A run that hasn't begun: what is shown before the first report.</summary>
    public TrainingProgress Ready => new(0, Steps, 1, Options.Epochs!.Value, double.NaN, 0, double.NaN, TimeSpan.Zero, "ready");

    /// <summary>Scores the model as it is on the dev set.</summary>
    /// <param name="cancel">Ends it early.</param>
    public Evaluation Evaluate(CancellationToken cancel = default) => Data.Evaluate(Model, cancel);

    /// <summary>Computes the frozen layers' activations, for the runs that share them, without training.</summary>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>Whether there are any to keep; else <see cref="CacheRefusal"/> says why not.</returns>
    internal bool Cache(CancellationToken cancel)
    {
        CacheRefusal = PrefixUse.Refusal(Model, Options);
        CacheBytes = CacheRefusal is null ? _caches?.For(Model, Data.TrainTexts, Options.CachePrecision, cancel).Bytes : null;
        return CacheBytes is not null;
    }

    /// <summary>Trains for all epochs, then scores on the dev set.</summary>
    /// <param name="progress">Told after every step.</param>
    /// <param name="trace">A file for one JSON line a step, or null.</param>
    /// <param name="cancel">Ends the run after the step under way.</param>
    /// <param name="keeping">Where the run's state is kept, every few minutes and when it is cancelled, and where it goes on from; null keeps none.</param>
    /// <returns>The record of the run; <see cref="RunStatus.Diverged"/> with the step where the loss was no number.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="StoreException">Its state can't be kept.</exception>
    public RunResult Train(IProgress<TrainingProgress>? progress = null, string? trace = null, CancellationToken cancel = default, RunKeeping? keeping = null)
    {
        _history.Clear();
        var proof = FrozenProof.Of(Model);
        var parameters = new TrainableParameters(Model, Options);
        using var file = trace is null ? null : new TraceFile(trace);
        using var optimizer = ParameterStep.For(Model, parameters, Options);
        var keeper = keeping is null ? null : new StateKeeper(keeping, this, parameters.All, optimizer);
        Resume(keeper, file);
        try
        {
            return Train(proof, optimizer, keeper, progress, file, cancel);
        }
        catch (OperationCanceledException)
        {
            keeper?.Keep();
            throw;
        }
    }

    private RunResult Train(FrozenProof proof, ParameterStep optimizer, StateKeeper? keeper, IProgress<TrainingProgress>? progress, TraceFile? trace, CancellationToken cancel)
    {
        using var own = _caches is null ? new PrefixCaches(PrefixCaches.DefaultFolder) : null;
        CacheRefusal = PrefixUse.Refusal(Model, Options);
        if (CacheRefusal is null) { Report(progress, 0, Stopwatch.StartNew(), "frozen part"); }
        var prefix = CacheRefusal is null
            ? _clock.Measure("prefix", () => (_caches ?? own!).For(Model, Data.TrainTexts, Options.CachePrecision, cancel))
            : null;
        CacheBytes = prefix?.Bytes;
        int? divergedAt;
        try
        {
            divergedAt = _clock.Measure("train", () => RunSteps(prefix, optimizer, keeper, progress, trace, cancel));
        }
        finally
        {
            optimizer.Release();
            Model.eval();
        }
        var (evaluation, mismatched) = divergedAt is null ? Scores(progress, cancel) : default;
        // The last step can leave weights without finite answers, which no loss after it tells.
        if (evaluation is null) { divergedAt ??= Steps - 1; }
        Report(progress, _history.Count, Stopwatch.StartNew(), divergedAt is null ? "done" : "diverged");
        var record = RunRecord.Of(this, proof.Check(Model), [.. _history.Select(step => step.Loss)], divergedAt, evaluation, mismatched, _clock);
        return new RunResult(keeper is null ? record : record with { ResumedAt = [.. keeper.ResumedAt] }, evaluation, mismatched);
    }

    /// <summary>Goes back to where the run was broken off, if it was.</summary>
    private void Resume(StateKeeper? keeper, TraceFile? trace)
    {
        foreach (var (loss, norm) in keeper?.Restore() ?? [])
        {
            _history.Add(new(_history.Count, Schedule.Rate(_history.Count), loss, norm));
            trace?.Write(_history[^1]);
        }
        _resumedAt = _history.Count;
        if (_resumedAt > 0) { _clock.Add("train", keeper!.SecondsBefore); }
    }

    /// <summary>The evaluations on dev, and on MNLI's mismatched set; nothing where an answer is no finite number.</summary>
    private (Evaluation? Dev, Evaluation? Mismatched) Scores(IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        try
        {
            return (Score(progress, Data.Dev, Data.DevTexts, cancel), Data.DevMismatched is { } split ? Score(progress, split, Data.MismatchedTexts, cancel) : null);
        }
        catch (NotFiniteException)
        {
            return default;
        }
    }

    private Evaluation Score(IProgress<TrainingProgress>? progress, GlueSplitData split, IReadOnlyList<TokenizedText> texts, CancellationToken cancel)
    {
        Report(progress, Steps, Stopwatch.StartNew(), "evaluating");
        var evaluation = _clock.Measure("evaluate", () => Evaluator.Evaluate(Model, split, texts, Options.EvaluationOrder, cancel));
        return split == Data.Dev ? evaluation with { MajorityBaseline = Data.Baseline.Score } : evaluation;
    }

    /// <summary>Runs all steps; the step at which the run diverged, or null.</summary>
    private int? RunSteps(PrefixActivations? prefix, ParameterStep optimizer, StateKeeper? keeper, IProgress<TrainingProgress>? progress, TraceFile? trace, CancellationToken cancel)
    {
        var schedule = Schedule;
        var watch = Stopwatch.StartNew();
        Model.train();
        for (var step = _history.Count; step < Steps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var (loss, norm) = Step(step, schedule.Rate(step), prefix, optimizer);
            _history.Add(new(step, schedule.Rate(step), loss, norm));
            trace?.Write(_history[^1]);
            if (!double.IsFinite(loss) || !double.IsFinite(norm)) { return step; }
            keeper?.KeepIfDue();
            Report(progress, step + 1, watch, "training");
        }
        return null;
    }

    private LinearSchedule Schedule => LinearSchedule.Of(Options.LearningRate!.Value, Options.Warmup, Steps);

    private (double Loss, double Norm) Step(int step, double rate, PrefixActivations? prefix, ParameterStep optimizer)
    {
        using var scope = NewDisposeScope();
        var rows = RowsOfStep(step);
        using var batch = PackedBatch.Of([.. rows.Select(row => Data.TrainTexts[row])], Model.Config, Model.Device, Options.Packing);
        manual_seed(RandomStreams.ForStep(Options.Seed, step));
        Model.Math.Source = new DropoutSource((ulong)Options.Seed, step);
        Model.zero_grad();
        optimizer.Prepare(batch);
        using var loss = Loss(prefix is null ? Model.call(batch)
            : Model.FromHidden(prefix.Gather(rows, Model.Device), Model.Plan.FirstTrainedLayer(Model.Config.Layers), batch), rows);
        var value = loss.item<float>();
        if (!float.IsFinite(value)) { return (value, double.NaN); }
        loss.backward();
        return (value, optimizer.Take(rate, Options.ClipNorm));
    }

    /// <summary>Cross-entropy over the classes, or the mean squared error of a regression: a number, [].</summary>
    private Tensor Loss(Tensor logits, int[] rows)
    {
        var examples = Data.Train.Examples;
        if (Data.Task.Kind == GlueTaskKind.Regression)
        {
            using var scores = tensor(rows.Select(row => examples[row].Score).ToArray(), device: Model.Device);
            return functional.mse_loss(logits.squeeze(1), scores);
        }
        using var labels = tensor(rows.Select(row => (long)examples[row].Label).ToArray(), device: Model.Device);
        return functional.cross_entropy(logits, labels);
    }

    private int[] RowsOfStep(int step)
    {
        var (epoch, place) = Math.DivRem(step, StepsPerEpoch);
        if (_order is null || epoch != _orderEpoch)
        {
            _order = [.. Enumerable.Range(0, Data.TrainTexts.Count)];
            if (Options.Order == ExampleOrder.Shuffled) { RandomStreams.ForEpoch(Options.Seed, epoch).Shuffle(_order); }
            _orderEpoch = epoch;
        }
        var start = place * Options.BatchSize;
        return _order[start..Math.Min(start + Options.BatchSize, _order.Length)];
    }

    private void Report(IProgress<TrainingProgress>? progress, int done, Stopwatch watch, string phase)
    {
        if (progress is null) { return; }
        var seconds = Math.Max(watch.Elapsed.TotalSeconds, 1e-9);
        var doneHere = done - _resumedAt;
        var left = TimeSpan.FromSeconds(seconds / Math.Max(1, doneHere) * (Steps - done));
        progress.Report(new(done, Steps, Math.Min(Options.Epochs!.Value, (done / StepsPerEpoch) + 1), Options.Epochs!.Value,
            _history.TakeLast(LossWindow).Select(step => step.Loss).DefaultIfEmpty(double.NaN).Average(), Schedule.Rate(Math.Max(0, done - 1)),
            phase == "training" ? (double)doneHere * Options.BatchSize / seconds : double.NaN, left, phase));
    }

    private int[]? _order;
    private int _orderEpoch;
    private int _resumedAt;
}

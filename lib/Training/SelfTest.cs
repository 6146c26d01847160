using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>
/// Replays golden values that ship with the kit on a device: hidden states, gradients and training steps of two tiny
/// models, computed by Hugging Face's code. What a user with another machine runs first.
/// </summary>
public static class SelfTest
{
    /// <summary>Replays the golden values of every model in a folder.</summary>
    /// <param name="folder">The kit's <c>data/golden</c>.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="KitException">The golden values are missing or bad.</exception>
    public static SelfTestReport Run(string folder, Device device, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        var folders = Directory.Exists(folder) ? Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToList() : [];
        if (folders.Count == 0) { throw new KitException($"there are no golden values in {folder}; the kit ships them in data/golden"); }
        var (findings, seconds) = (new List<SelfTestFinding>(), double.PositiveInfinity);
        var threads = get_num_threads();
        try
        {
            foreach (var one in folders)
            {
                using var golden = new GoldenModel(one);
                findings.Add(Forward(golden, device));
                findings.Add(Gradients(golden, device));
                var (losses, norms, perStep) = Training(golden, device, cancel);
                findings.AddRange([losses, norms]);
                seconds = Math.Min(seconds, perStep);
            }
        }
        finally
        {
            set_num_threads(threads);
        }
        return new SelfTestReport(device.ToString(), findings, seconds);
    }

    /// <summary>The first tokens' hidden states after every layer, and the logits.</summary>
    private static SelfTestFinding Forward(GoldenModel golden, Device device)
    {
        var difference = new Difference();
        using var model = ModelFolder.Load(golden.Folder, 3, device: device);
        using var none = no_grad();
        foreach (var kind in new[] { "single", "pair" })
        {
            using var scope = NewDisposeScope();
            using var batch = PackedBatch.Of(golden.Texts(kind), model.Config, device);
            var (hidden, attention) = model.Inspect(batch);
            for (var layer = 0; layer < hidden.Count; layer++)
            {
                Compare($"{kind}.first.{layer}", hidden[layer].index_select(0, batch.FirstTokens));
            }
            Compare($"{kind}.logits", model.call(batch));
            foreach (var tensor in hidden.Concat(attention)) { tensor.Dispose(); }
        }
        return difference.ToFinding(golden.Name, "hidden states and logits", "1e-5 + 1e-4 × the value");

        void Compare(string name, Tensor actual) =>
            difference.Add(name, golden.Floats(name), actual.cpu().data<float>().ToArray(), value => 1e-5 + (1e-4 * Math.Abs(value)));
    }

    private static SelfTestFinding Gradients(GoldenModel golden, Device device)
    {
        var difference = new Difference();
        using var model = ModelFolder.Load(golden.Folder, 3, device: device);
        using var scope = NewDisposeScope();
        using var batch = PackedBatch.Of(golden.Texts("pair"), model.Config, device);
        functional.cross_entropy(model.call(batch), tensor(golden.Labels(), device: device)).backward();
        var parameters = model.named_parameters().ToDictionary(p => $"gradient.{p.name}", p => p.parameter);
        foreach (var name in golden.Gradients)
        {
            var expected = golden.Floats(name);
            var allowed = 1e-6 + (1e-4 * expected.Max(Math.Abs));
            difference.Add(name, expected, parameters[name].grad!.cpu().data<float>().ToArray(), _ => allowed);
        }
        return difference.ToFinding(golden.Name, "gradients", "1e-6 + 1e-4 × the tensor's largest");
    }

    private static (SelfTestFinding Losses, SelfTestFinding Norms, double Seconds) Training(GoldenModel golden, Device device, CancellationToken cancel)
    {
        var (losses, norms, seconds) = (new Difference(), new Difference(), double.PositiveInfinity);
        foreach (var trajectory in golden.Trajectories)
        {
            var steps = trajectory["steps"]!.AsArray();
            var options = new TrainingOptions
            {
                LearningRate = trajectory["lr"]!.GetValue<double>(),
                Epochs = 1,
                BatchSize = steps[0]!["rows"]!.AsArray().Count,
                MaxLength = golden.MaxLength,
                Warmup = trajectory["warmup_steps"]!.GetValue<double>() / steps.Count,
                WeightDecay = trajectory["weight_decay"]!.GetValue<double>(),
                Dropout = 0,
                Order = ExampleOrder.File,
                Threads = 1,
            };
            var frozen = trajectory["freeze"]!.GetValue<int>();
            using var model = ModelFolder.Load(golden.Folder, 3, device: device);
            var tuner = new FineTuner(model, golden.Data(trajectory, options), frozen < 0 ? FreezePlan.All : FreezePlan.FreezeFirst(frozen), options);
            var run = tuner.Train(cancel: cancel);
            foreach (var (expected, actual) in steps.Zip(tuner.History))
            {
                var where = FormattableString.Invariant($"{trajectory["key"]!.GetValue<string>()}, step {actual.Step}");
                var (loss, norm) = (expected!["loss"]!.GetValue<double>(), expected["grad_norm"]!.GetValue<double>());
                losses.Add(where, loss, actual.Loss, 1e-3);
                norms.Add(where, norm, actual.GradNorm, 1e-3 * Math.Max(1, norm));
            }
            if (tuner.History.Count < steps.Count) { losses.Add("a run that diverged", 0, double.NaN, 1e-3); }
            seconds = Math.Min(seconds, run.Record.Seconds["train"] / tuner.History.Count);
        }
        return (losses.ToFinding(golden.Name, "losses of training", "1e-3"), norms.ToFinding(golden.Name, "gradient norms of training", "1e-3 × max(1, norm)"), seconds);
    }
}

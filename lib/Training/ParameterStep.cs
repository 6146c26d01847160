using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// Clips the gradient and changes the trained parameters by AdamW (Loshchilov and Hutter 2019, algorithm 2), with betas
/// 0.9 and 0.999 and epsilon 1e-8.
/// </summary>
internal abstract class ParameterStep : IDisposable
{
    protected const double Beta1 = 0.9;
    protected const double Beta2 = 0.999;
    protected const double Epsilon = 1e-8;

    /// <summary>Guards the division by the norm, as in PyTorch's clip_grad_norm_.</summary>
    protected const double NormGuard = 1e-6;

    /// <summary>Steps taken so far; the corrections of the moments depend on it.</summary>
    internal long Taken { get; set; }

    /// <summary>The two moments of each trained parameter, by its name, in the shapes of the parameters; they live as long as this.</summary>
    internal abstract IEnumerable<(string Name, Tensor Mean, Tensor Square)> Moments { get; }

    /// <summary>Rows of the word embedding that take part because batches have touched them; none where the whole table does or it is frozen.</summary>
    internal virtual IEnumerable<int> TouchedRows => [];

    /// <summary>Counts rows of the word embedding as touched, as a resumed run must.</summary>
    internal virtual void Touch(IEnumerable<int> rows) { }

    /// <summary>Makes ready for the forward of a batch.</summary>
    internal virtual void Prepare(PackedBatch batch) { }

    /// <summary>Leaves the model as it can be evaluated.</summary>
    internal virtual void Release() { }

    /// <summary>
    /// Scales the gradient down to <paramref name="clipNorm"/> where its norm is larger (0: never) and takes a step at
    /// <paramref name="rate"/>. Nothing changes where the norm is no finite number.
    /// </summary>
    /// <returns>The norm before clipping, over what is clipped.</returns>
    internal abstract double Take(double rate, double clipNorm);

    /// <summary>The way of stepping that suits device and options.</summary>
    internal static ParameterStep For(SequenceClassifier model, TrainableParameters parameters, TrainingOptions options) =>
        model.Device.type == TorchSharp.DeviceType.CPU && options.OptimizerKernel == OptimizerKernel.OnePass
            ? new OnePassAdamW(model, parameters, options.WeightDecay)
            : new LibraryAdamW(parameters, options.WeightDecay);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>What a gradient of that norm is multiplied by.</summary>
    protected static double ClipFactor(double norm, double clipNorm) => clipNorm > 0 ? Math.Min(1, clipNorm / (norm + NormGuard)) : 1;

    /// <summary>1 − β1^t, and √(1 − β2^t).</summary>
    protected (double First, double Second) Corrections() => (1 - Math.Pow(Beta1, Taken), Math.Sqrt(1 - Math.Pow(Beta2, Taken)));
}

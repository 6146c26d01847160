using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Which parameters of a model a run changes, and which gradients it clips.</summary>
internal sealed class TrainableParameters
{
    internal TrainableParameters(SequenceClassifier model, TrainingOptions options)
    {
        var spared = model.Plan.TrainsEmbeddings && options.BaselineBiasAndNorm == BaselineBiasAndNorm.Untrained;
        var layers = model.Config.Layers;
        foreach (var (name, parameter) in model.named_parameters())
        {
            var trained = model.Plan.Trains(name, layers) && !(spared && IsBiasOrNorm(name));
            // Where frozen gradients count for clipping they have to be computed.
            parameter.requires_grad = trained || options.ClipOver == ClipOver.All;
            if (trained) { (IsBiasOrNorm(name) ? Undecayed : Decayed).Add((name, parameter)); }
            if (parameter.requires_grad) { Clipped.Add(parameter); }
        }
    }

    /// <summary>All of some parameters.</summary>
    internal TrainableParameters(IEnumerable<(string Name, Parameter Value)> trained)
    {
        foreach (var (name, parameter) in trained)
        {
            (IsBiasOrNorm(name) ? Undecayed : Decayed).Add((name, parameter));
            Clipped.Add(parameter);
        }
    }

    /// <summary>Trained weights that weight decay acts on.</summary>
    internal List<(string Name, Parameter Value)> Decayed { get; } = [];

    /// <summary>Trained biases and LayerNorm weights.</summary>
    internal List<(string Name, Parameter Value)> Undecayed { get; } = [];

    /// <summary>Everything that is trained.</summary>
    internal IEnumerable<(string Name, Parameter Value)> All => Decayed.Concat(Undecayed);

    /// <summary>The parameters whose gradients count towards the norm.</summary>
    internal List<Parameter> Clipped { get; } = [];

    private static bool IsBiasOrNorm(string name) =>
        name.EndsWith(".bias", StringComparison.Ordinal) || ModelFolder.IsNorm(name);
}

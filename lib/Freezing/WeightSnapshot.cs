using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>A copy of a model's weights before a run, to measure afterwards how far each part moved. It takes the model's size in memory.</summary>
/// <example><code>
/// using var before = WeightSnapshot.Of(model);
/// new FineTuner(model, data, FreezePlan.Top(3), options).Train();
/// var drift = before.Drift(model);
/// </code></example>
public sealed class WeightSnapshot : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights;

    private WeightSnapshot(Dictionary<string, Tensor> weights) => _weights = weights;

    /// <summary>Copies the weights as they are.</summary>
    public static WeightSnapshot Of(SequenceClassifier model)
    {
        using var none = no_grad();
        return new(model.named_parameters().ToDictionary(p => p.name, p => p.parameter.detach().cpu().clone().DetachFromDisposeScope()));
    }

    /// <summary>How far each part is from there now.</summary>
    /// <exception cref="KitException">The model has other parameters.</exception>
    public LayerDrift Drift(SequenceClassifier model)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var parts = model.named_parameters().GroupBy(p => ParameterPlace.Of(p.name)).OrderBy(part => part.Key.Part).ThenBy(part => part.Key.Layer);
        return new([.. parts.Select(part =>
        {
            var (moved, norm) = (0.0, 0.0);
            foreach (var (name, parameter) in part)
            {
                if (!_weights.TryGetValue(name, out var before) || !before.shape.SequenceEqual(parameter.shape))
                {
                    throw new KitException($"{name} isn't what it was before; measure the drift of the model that the weights were taken from");
                }
                var after = parameter.detach().cpu();
                (moved, norm) = (moved + Squares(after.sub(before)), norm + Squares(before));
            }
            return new PartDrift(ParameterCensus.Name(part.Key), Math.Sqrt(moved), Math.Sqrt(norm));
        })]);
    }

    /// <summary>Frees the copy.</summary>
    public void Dispose()
    {
        foreach (var weights in _weights.Values) { weights.Dispose(); }
        _weights.Clear();
    }

    /// <summary>The sum of squares, in double precision: a part has millions of terms.</summary>
    private static double Squares(Tensor tensor)
    {
        var norm = tensor.to(ScalarType.Float64).norm().item<double>();
        return norm * norm;
    }
}

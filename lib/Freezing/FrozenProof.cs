using System.Security.Cryptography;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>The proof that frozen stays frozen: a hash of every parameter before training, compared with the one after.</summary>
public sealed class FrozenProof
{
    private readonly Dictionary<string, string> _before;

    private FrozenProof(Dictionary<string, string> before) => _before = before;

    /// <summary>Takes the hashes of a model as it is.</summary>
    public static FrozenProof Of(SequenceClassifier model) => new(Hashes(model));

    /// <summary>What of the model has changed since.</summary>
    public FrozenCheck Check(SequenceClassifier model)
    {
        var after = Hashes(model);
        var layers = model.Config.Layers;
        return new(
            [.. after.Where(p => !model.Plan.Trains(p.Key, layers) && _before[p.Key] != p.Value).Select(p => p.Key)],
            [.. after.Where(p => model.Plan.Trains(p.Key, layers) && _before[p.Key] == p.Value).Select(p => p.Key)]);
    }

    private static Dictionary<string, string> Hashes(SequenceClassifier model)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        return model.named_parameters().ToDictionary(p => p.name, p => Convert.ToHexStringLower(SHA256.HashData(p.parameter.cpu().bytes)));
    }
}


using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>What determines the activations that enter a layer: the weights below it and the token ids, which hold text, tokeniser and length limit.</summary>
internal static class PrefixKey
{
    /// <summary>A hash over model, layer, texts and precision, in hexadecimal.</summary>
    internal static string Of(SequenceClassifier model, int firstLayer, IReadOnlyList<TokenizedText> texts, CachePrecision precision)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var config = model.Config;
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{PrefixCacheFile.Format} {config.ModelType} {config.Layers} {config.Heads} {config.LayerNormEpsilon} {config.PadTokenId} below {firstLayer} {precision} dropout off\n")));
        AppendWeights(hash, model, firstLayer);
        Span<byte> number = stackalloc byte[8];
        foreach (var text in texts)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, text.Ids.Length);
            hash.AppendData(number);
            for (var i = 0; i < text.Ids.Length; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, text.Ids[i]);
                BinaryPrimitives.WriteInt32LittleEndian(number[4..], text.TokenTypeIds[i]);
                hash.AppendData(number);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static void AppendWeights(IncrementalHash hash, SequenceClassifier model, int firstLayer)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in model.named_parameters())
        {
            var place = ParameterPlace.Of(name);
            if (place.Part != ModelPart.Embeddings && !(place.Part == ModelPart.Layer && place.Layer < firstLayer)) { continue; }
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(parameter.cpu().bytes);
        }
    }
}

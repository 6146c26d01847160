using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// Self-attention with the linear steps that it begins with: softmax(Q Kᵀ / √D) V with dropout, sequence by sequence and head
/// by head, over real tokens only, where Q, K and V are linear in x: [T, H] → [T, H].
/// </summary>
internal sealed unsafe class AttentionFunction : autograd.SingleTensorFunction<AttentionFunction>
{
    private const string Settings = "settings";

    public override string Name => nameof(AttentionFunction);

    internal static Tensor Run(Tensor x, AttentionLinears linears, AttentionLayout layout)
    {
        var (query, key, value) = (linears.Query, linears.Key, linears.Value);
        return apply(x, query.weight!, query.bias!, key.weight!, key.bias!, value.weight!, value.bias!,
            new Setting(layout, [LinearNeeds.Of(x, query), LinearNeeds.Of(x, key), LinearNeeds.Of(x, value)]));
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, setting) = (((Tensor)vars[0]).contiguous(), (Setting)vars[7]);
        var (wq, wk, wv) = ((Tensor)vars[1], (Tensor)vars[3], (Tensor)vars[5]);
        var query = LinearProducts.Forward(x, wq, (Tensor)vars[2]);
        var key = LinearProducts.Forward(x, wk, (Tensor)vars[4]);
        var value = LinearProducts.Forward(x, wv, (Tensor)vars[6]);
        var result = empty(query.shape);
        var probabilities = empty(setting.Layout.ProbabilityCount);
        var kernel = new AttentionKernel(setting.Layout, (int)query.shape[1])
        {
            Query = FloatMemory.Address(query),
            Key = FloatMemory.Address(key),
            Value = FloatMemory.Address(value),
            Probabilities = FloatMemory.Address(probabilities),
            Result = FloatMemory.Address(result),
        };
        RowWork.For(setting.Layout.Pieces, kernel.Work, kernel.Forward);
        ctx.save_for_backward([x, wq, wk, wv, query, key, value, probabilities]);
        ctx.save_data(Settings, setting);
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var setting = (Setting)ctx.get_data(Settings);
        var saved = ctx.get_saved_variables();
        var (x, query, key, value, probabilities) = (saved[0], saved[4], saved[5], saved[6], saved[7]);
        var gradient = grad_output.contiguous();
        using var gradQuery = empty(query.shape);
        using var gradKey = empty(key.shape);
        using var gradValue = empty(value.shape);
        var kernel = new AttentionKernel(setting.Layout, (int)query.shape[1])
        {
            Query = FloatMemory.Address(query),
            Key = FloatMemory.Address(key),
            Value = FloatMemory.Address(value),
            Probabilities = FloatMemory.Address(probabilities),
            Result = FloatMemory.Address(gradient),
            GradQuery = FloatMemory.Address(gradQuery),
            GradKey = FloatMemory.Address(gradKey),
            GradValue = FloatMemory.Address(gradValue),
        };
        RowWork.For(setting.Layout.Pieces, kernel.Work, kernel.Backward);
        GC.KeepAlive((saved, gradient));
        // All three say something about x, and add it up.
        var ofQuery = LinearProducts.Backward(gradQuery, x, saved[1], setting.Needs[0]);
        var ofKey = LinearProducts.Backward(gradKey, x, saved[2], setting.Needs[1], ofQuery.X);
        var ofValue = LinearProducts.Backward(gradValue, x, saved[3], setting.Needs[2], ofKey.X);
        return [ofValue.X!, ofQuery.Weight!, ofQuery.Bias!, ofKey.Weight!, ofKey.Bias!, ofValue.Weight!, ofValue.Bias!, null!];
    }

    private sealed record Setting(AttentionLayout Layout, LinearNeeds[] Needs);
}

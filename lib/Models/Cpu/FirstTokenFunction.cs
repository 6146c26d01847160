using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// Attention of the first tokens alone, without keys and values of all tokens: a first token's query q of one head looks at
/// q · (Wₖ x + bₖ) = (Wₖᵀ q) · x + q · bₖ, so the key's step is done once a sequence and not once a token; and what it takes
/// away is Wᵥ Σ p x + bᵥ Σ p, so the value's step is as well. The same numbers, but for the rounding.
/// </summary>
internal sealed unsafe class FirstTokenFunction : autograd.SingleTensorFunction<FirstTokenFunction>
{
    private const string Settings = "settings";

    public override string Name => nameof(FirstTokenFunction);

    /// <summary>Query [B, H] over hidden states x [T, H] → [B, H].</summary>
    internal static Tensor Run(Tensor query, Tensor x, Linear key, Linear value, AttentionLayout layout) =>
        apply(query, x, key.weight, key.bias!, value.weight, value.bias!, new Setting(layout, x.requires_grad));

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var inputs = vars.Take(6).Select(input => ((Tensor)input).contiguous()).ToList();
        var setting = (Setting)vars[6];
        long count = inputs[0].shape[0], width = inputs[0].shape[1], heads = setting.Layout.Heads;
        var (asked, offsets, seen) = (empty([heads, count, width]), empty([count, heads]), empty([heads, count, width + 1]));
        var probabilities = empty(setting.Layout.ProbabilityCount);
        var result = empty([count, width]);
        var outer = Outer(inputs, setting) with
        {
            Asked = FloatMemory.Address(asked),
            Offsets = FloatMemory.Address(offsets),
            Seen = FloatMemory.Address(seen),
            Result = FloatMemory.Address(result),
        };
        var inner = new FirstTokenKernel(setting.Layout, (int)width)
        {
            Asked = outer.Asked,
            Offsets = outer.Offsets,
            States = FloatMemory.Address(inputs[1]),
            Probabilities = FloatMemory.Address(probabilities),
            Result = outer.Seen,
        };
        RowWork.For((int)heads, outer.Work, outer.Ask);
        RowWork.For((int)count, inner.Work, inner.Forward);
        RowWork.For((int)heads, outer.Work, outer.Take);
        ctx.save_for_backward([.. inputs, asked, seen, probabilities]);
        ctx.save_data(Settings, setting);
        GC.KeepAlive(offsets);
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var setting = (Setting)ctx.get_data(Settings);
        var saved = ctx.get_saved_variables();
        var gradient = grad_output.contiguous();
        var (asked, seen, probabilities) = (saved[6], saved[7], saved[8]);
        var gradients = saved.Take(6).Select((input, i) => i == 1 && !setting.StatesAreTrained ? null : empty(input.shape)).ToList();
        var (gradAsked, gradOffsets, gradSeen) = (empty(asked.shape), empty([asked.shape[1], asked.shape[0]]), empty(seen.shape));
        var outer = Outer(saved, setting) with
        {
            Asked = FloatMemory.Address(gradAsked),
            Offsets = FloatMemory.Address(gradOffsets),
            Seen = FloatMemory.Address(seen),
            GradSeen = FloatMemory.Address(gradSeen),
            Result = FloatMemory.Address(gradient),
            GradQuery = FloatMemory.Address(gradients[0]!),
            GradKey = FloatMemory.Address(gradients[2]!),
            GradKeyBias = FloatMemory.Address(gradients[3]!),
            GradValue = FloatMemory.Address(gradients[4]!),
            GradValueBias = FloatMemory.Address(gradients[5]!),
        };
        var inner = new FirstTokenKernel(setting.Layout, (int)asked.shape[2])
        {
            Asked = FloatMemory.Address(asked),
            States = FloatMemory.Address(saved[1]),
            Probabilities = FloatMemory.Address(probabilities),
            Result = outer.GradSeen,
            GradAsked = outer.Asked,
            GradOffsets = outer.Offsets,
            GradStates = gradients[1] is { } states ? FloatMemory.Address(states) : null,
        };
        RowWork.For(setting.Layout.Heads, 2 * outer.Work, outer.BackwardOfTake);
        RowWork.For(setting.Layout.Batch.Count, 2 * inner.Work, inner.Backward);
        RowWork.For(setting.Layout.Heads, 2 * outer.Work, outer.BackwardOfAsk);
        GC.KeepAlive((saved, gradient, gradAsked, gradOffsets, gradSeen));
        return [.. gradients.Select(tensor => tensor!), null!];
    }

    private static FirstTokenHeads Outer(IReadOnlyList<Tensor> inputs, Setting setting) =>
        new((int)inputs[0].shape[0], (int)inputs[0].shape[1], setting.Layout.Heads)
        {
            Query = FloatMemory.Address(inputs[0]),
            Key = FloatMemory.Address(inputs[2]),
            KeyBias = FloatMemory.Address(inputs[3]),
            Value = FloatMemory.Address(inputs[4]),
            ValueBias = FloatMemory.Address(inputs[5]),
        };

    private sealed record Setting(AttentionLayout Layout, bool StatesAreTrained);
}

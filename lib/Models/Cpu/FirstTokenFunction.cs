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
    internal static Tensor Run(Tensor query, Tensor x, Linear key, Linear value, AttentionLayout layout)
    {
        var (count, width, heads) = (query.shape[0], query.shape[1], layout.Heads);
        var head = width / heads;
        var asked = query.view(count, heads, head).transpose(0, 1).bmm(key.weight.view(heads, head, width)); // [A, B, H]
        var offsets = (query * key.bias!).view(count, heads, head).sum(-1); // [B, A]
        var seen = apply(asked, offsets, x, new Setting(layout, x.requires_grad)); // [A, B, H + 1]
        var taken = seen.narrow(2, 0, width).bmm(value.weight.view(heads, head, width).transpose(1, 2)); // [A, B, D]
        var result = taken + (seen.narrow(2, width, 1) * value.bias!.view(heads, 1, head));
        return result.transpose(0, 1).reshape(count, width);
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (asked, offsets, x) = (((Tensor)vars[0]).contiguous(), ((Tensor)vars[1]).contiguous(), ((Tensor)vars[2]).contiguous());
        var setting = (Setting)vars[3];
        var (heads, count, width) = (asked.shape[0], asked.shape[1], asked.shape[2]);
        var result = empty([heads, count, width + 1]);
        var probabilities = empty(setting.Layout.ProbabilityCount);
        var kernel = new FirstTokenKernel(setting.Layout, (int)width)
        {
            Asked = FloatMemory.Address(asked),
            Offsets = FloatMemory.Address(offsets),
            States = FloatMemory.Address(x),
            Probabilities = FloatMemory.Address(probabilities),
            Result = FloatMemory.Address(result),
        };
        RowWork.For(setting.Layout.Batch.Count, kernel.Work, kernel.Forward);
        ctx.save_for_backward([asked, x, probabilities]);
        ctx.save_data(Settings, setting);
        GC.KeepAlive(offsets);
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var setting = (Setting)ctx.get_data(Settings);
        var saved = ctx.get_saved_variables();
        var gradient = grad_output.contiguous();
        var (gradAsked, gradOffsets) = (empty(saved[0].shape), empty(saved[0].shape[1], saved[0].shape[0]));
        var gradStates = setting.StatesAreTrained ? empty(saved[1].shape) : null;
        var kernel = new FirstTokenKernel(setting.Layout, (int)saved[1].shape[1])
        {
            Asked = FloatMemory.Address(saved[0]),
            States = FloatMemory.Address(saved[1]),
            Probabilities = FloatMemory.Address(saved[2]),
            Result = FloatMemory.Address(gradient),
            GradAsked = FloatMemory.Address(gradAsked),
            GradOffsets = FloatMemory.Address(gradOffsets),
            GradStates = gradStates is null ? null : FloatMemory.Address(gradStates),
        };
        RowWork.For(setting.Layout.Batch.Count, 2 * kernel.Work, kernel.Backward);
        GC.KeepAlive((saved, gradient));
        return [gradAsked, gradOffsets, gradStates!, null!];
    }

    private sealed record Setting(AttentionLayout Layout, bool StatesAreTrained);
}

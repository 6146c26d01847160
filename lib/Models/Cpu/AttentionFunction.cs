using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// softmax(Q Kᵀ / √D) V with dropout, sequence by sequence and head by head, over real tokens only: query [Q, H], key and
/// value [T, H] → [Q, H].
/// </summary>
internal sealed unsafe class AttentionFunction : autograd.SingleTensorFunction<AttentionFunction>
{
    private const string Layout = "layout";

    public override string Name => nameof(AttentionFunction);

    internal static Tensor Run(Tensor query, Tensor key, Tensor value, AttentionLayout layout) => apply(query, key, value, layout);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (query, key, value) = (((Tensor)vars[0]).contiguous(), ((Tensor)vars[1]).contiguous(), ((Tensor)vars[2]).contiguous());
        var layout = (AttentionLayout)vars[3];
        var result = empty(query.shape);
        var probabilities = empty(layout.ProbabilityCount);
        var kernel = new AttentionKernel(layout, (int)query.shape[1])
        {
            Query = FloatMemory.Address(query),
            Key = FloatMemory.Address(key),
            Value = FloatMemory.Address(value),
            Probabilities = FloatMemory.Address(probabilities),
            Result = FloatMemory.Address(result),
        };
        RowWork.For(layout.Pieces, kernel.Work, kernel.Forward);
        ctx.save_for_backward([query, key, value, probabilities]);
        ctx.save_data(Layout, layout);
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var layout = (AttentionLayout)ctx.get_data(Layout);
        var saved = ctx.get_saved_variables();
        var gradient = grad_output.contiguous();
        var (gradQuery, gradKey, gradValue) = (empty(saved[0].shape), empty(saved[1].shape), empty(saved[2].shape));
        var kernel = new AttentionKernel(layout, (int)saved[0].shape[1])
        {
            Query = FloatMemory.Address(saved[0]),
            Key = FloatMemory.Address(saved[1]),
            Value = FloatMemory.Address(saved[2]),
            Probabilities = FloatMemory.Address(saved[3]),
            Result = FloatMemory.Address(gradient),
            GradQuery = FloatMemory.Address(gradQuery),
            GradKey = FloatMemory.Address(gradKey),
            GradValue = FloatMemory.Address(gradValue),
        };
        RowWork.For(layout.Pieces, kernel.Work, kernel.Backward);
        GC.KeepAlive((saved, gradient));
        return [gradQuery, gradKey, gradValue, null!];
    }
}

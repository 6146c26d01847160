using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's arithmetic, against numbers worked out otherwise.</summary>
public class TorchSharpMathTests
{
    [Fact]
    public void Numbers_and_tensors_combine_element_by_element()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor([1f, 4f]), tensor([2f, 8f]));
        Close([3, 12], x + y);
        Close([-1, -4], x - y);
        Close([2, 32], x * y);
        Close([0.5, 0.5], x / y);
        Close([3, 6], x + 2);
        Close([-1, 2], x - 2);
        Close([0.5, 2], x / 2);
        Close([2, 0.5], 2.0 / x);
        Close([1, 16], x.pow(2));
        Close([1, 2], x.sqrt());
        Close([1, 0.5], x.rsqrt());
        Close([Math.E, Math.Exp(4)], x.exp(), 1e-5);
        Close([0, Math.Log(4)], x.log());
        Close([Math.Tanh(1), Math.Tanh(4)], x.tanh());
        Close([1, 4], (-x).abs());
        Close([2, 3], clamp(x, 2, 3));
    }

    [Fact]
    public void Sums_means_and_extremes_go_over_all_or_over_some_dimensions()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 5f, 3f, 4f, 2f, 6f], [2, 3]);
        Close([21], x.sum());
        Close([5, 7, 9], x.sum(0L));
        Close([9, 12], x.sum([1]));
        Close([3.5], x.mean());
        Close([3, 4], x.mean([1]));
        Close([Math.Sqrt(91)], x.norm());
        Close([3.5], x.var());
        Close([4, 4], x.var(1));
        Close([6], x.max());
        Assert.Equal([1L, 2L], x.argmax(1).data<long>().ToArray());
        var (values, indices) = x.topk(2, 1);
        Close([5, 3, 6, 4], values);
        Assert.Equal([1L, 2L, 2L, 0L], indices.data<long>().ToArray());
        Close([1, 6, 9, 4, 6, 12], x.cumsum(1));
        Assert.Equal([0L, 2L, 1L], x.narrow(0, 0, 1).squeeze(0).argsort().data<long>().ToArray());
    }

    [Fact]
    public void Comparisons_give_truth_values()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f, float.NaN, float.PositiveInfinity]);
        Assert.Equal([false, true, false, false], x.eq(2).data<bool>().ToArray());
        Assert.Equal([false, true, false, true], x.gt(1).data<bool>().ToArray());
        Assert.Equal([false, false, true, false], x.isnan().data<bool>().ToArray());
        Assert.Equal([true, true, false, false], x.isfinite().data<bool>().ToArray());
        Assert.True(ones(2).allclose(ones(2).add(1e-7)));
        Assert.False(ones(2).allclose(ones(2).add(1e-3)));
    }

    [Fact]
    public void Matrices_multiply_also_in_batches()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f, 3f, 4f], [2, 2]);
        Close([7, 10, 15, 22], x.matmul(x));
        Close([7, 10, 15, 22], x.mm(x));
        Close([5, 11, 11, 25], x.matmul(x.t()));
        Close([7, 10, 15, 22, 7, 10, 15, 22], stack([x, x]).bmm(stack([x, x])));
        Assert.Equal([3L, 1L, 2L, 2L], ones([3, 1, 2, 4]).matmul(ones(4, 2)).shape);
    }

    [Fact]
    public void Softmax_sums_to_one_and_leaves_out_minus_infinity()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0f, 1f, float.NegativeInfinity], [1, 3]);
        var share = Math.E / (1 + Math.E);
        Close([1 - share, share, 0], x.softmax(-1));
        Close([1 - share, share, 0], functional.softmax(x, 1));
        Close([Math.Log(1 - share), Math.Log(share)], x.narrow(1, 0, 2).log_softmax(1));
    }

    [Fact]
    public void Gelu_is_the_one_with_the_error_function()
    {
        using var scope = NewDisposeScope();
        // x Φ(x) at -1, 0 and 1 by tables of the normal distribution.
        Close([-0.1586552539, 0, 0.8413447461], functional.gelu(tensor([-1f, 0f, 1f])));
        Close([0, 0, 1], functional.relu(tensor([-1f, 0f, 1f])));
    }

    [Fact]
    public void Cross_entropy_is_the_mean_of_minus_the_log_of_the_right_class()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([0f, 0f, 0f, 1f], [2, 2]);
        var (first, second) = (Math.Log(2), Math.Log(1 + Math.Exp(-1)));
        Close([(first + second) / 2], functional.cross_entropy(logits, tensor([0L, 1L])));
        Close([first + second], functional.cross_entropy(logits, tensor([0L, 1L]), reduction: Reduction.Sum));
        Close([second], functional.cross_entropy(logits, tensor([-100L, 1L])));
    }

    [Fact]
    public void The_squared_error_is_a_mean()
    {
        using var scope = NewDisposeScope();
        Close([2.5], functional.mse_loss(tensor([1f, 2f]), tensor([2f, 4f])));
    }

    [Fact]
    public void Layer_norm_scales_and_shifts_each_row()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 3f, 10f, 10f], [2, 2]);
        Close([-2 + 1, 2 + 1, 1, 1], functional.layer_norm(x, [2], full([2], 2f), ones(2), 1e-12), 1e-5);
    }

    [Fact]
    public void A_linear_step_has_the_gradients_of_the_textbook()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], [1, 2]).requires_grad_();
        var weight = tensor([3f, 4f, 5f, 6f], [2, 2]).requires_grad_();
        var bias = zeros(2).requires_grad_();
        (functional.linear(x, weight, bias) * tensor([1f, 10f])).sum().backward();
        Close([53, 64], x.grad!);
        Close([1, 2, 10, 20], weight.grad!);
        Close([1, 10], bias.grad!);
    }

    private static void Close(double[] expected, Tensor actual, double tolerance = 2e-6)
    {
        var values = actual.data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}

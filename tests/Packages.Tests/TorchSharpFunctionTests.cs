using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in functions whose gradient is written by hand.</summary>
public class TorchSharpFunctionTests
{
    [Fact]
    public void The_written_gradient_is_the_one_that_flows()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f]).requires_grad_();
        var y = Scaled.apply(x, 3.0);
        Assert.Equal([3f, 6f], y.data<float>().ToArray());
        Assert.True(y.requires_grad);
        Assert.False(y.is_leaf);
        (y * y).sum().backward();
        // 2y times a slope that is deliberately 100 instead of 3.
        Assert.Equal([600f, 1200f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Saved_tensors_come_back_in_their_order()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor([2f]).requires_grad_(), tensor([5f]).requires_grad_());
        Product.apply(x, y).backward();
        Assert.Equal(5f, x.grad!.item<float>());
        Assert.Equal(2f, y.grad!.item<float>());
    }

    [Fact]
    public void An_input_that_needs_no_gradient_gets_null()
    {
        using var scope = NewDisposeScope();
        var (x, constant) = (tensor([2f]).requires_grad_(), tensor([5f]));
        FirstAlone.apply(x, constant).backward();
        Assert.Equal(5f, x.grad!.item<float>());
        Assert.Null(constant.grad);
    }

    [Fact]
    public void Where_no_input_asks_for_gradients_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        Assert.False(Scaled.apply(ones(2), 3.0).requires_grad);
        var x = ones(2).requires_grad_();
        using (no_grad()) { Assert.False(Scaled.apply(x, 3.0).requires_grad); }
    }

    [Fact]
    public void The_forward_records_nothing_of_its_own()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Recording.apply(x).sum().backward();
        Assert.Equal([7f, 7f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_saved_result_is_what_the_backward_reads()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0f, 1f]).requires_grad_();
        Exponential.apply(x).sum().backward();
        Assert.Equal(1f, x.grad!.data<float>()[0]);
        Assert.Equal(Math.E, x.grad!.data<float>()[1], 1e-6);
    }

    [Fact]
    public void Several_results_give_their_gradients_together_zeros_where_nothing_flows()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3f]).requires_grad_();
        var both = SumAndDifference.apply(x, tensor([1f]));
        Assert.Equal(4f, both[0].item<float>());
        Assert.Equal(2f, both[1].item<float>());
        (both[0] * 10).backward();
        Assert.Equal(10f, x.grad!.item<float>());
        x.grad = null;
        var again = SumAndDifference.apply(x, tensor([1f]));
        (again[0] * 10 + again[1]).backward();
        Assert.Equal(11f, x.grad!.item<float>());
    }

    [Fact]
    public void Functions_follow_one_another()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2f]).requires_grad_();
        var square = Product.apply(x, x);
        Product.apply(square, x).backward();
        Assert.Equal(12f, x.grad!.item<float>());
    }

    /// <summary>x times a number, with a gradient that is deliberately another.</summary>
    private sealed class Scaled : SingleTensorFunction<Scaled>
    {
        public override string Name => nameof(Scaled);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("slope", 100.0);
            return (Tensor)vars[0] * (double)vars[1];
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * (double)ctx.get_data("slope"), null!];
    }

    private sealed class Product : SingleTensorFunction<Product>
    {
        public override string Name => nameof(Product);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
            return (Tensor)vars[0] * (Tensor)vars[1];
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            return [grad_output * saved[1], grad_output * saved[0]];
        }
    }

    private sealed class FirstAlone : SingleTensorFunction<FirstAlone>
    {
        public override string Name => nameof(FirstAlone);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[1]]);
            return (Tensor)vars[0] * (Tensor)vars[1];
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0], null!];
    }

    private sealed class Recording : SingleTensorFunction<Recording>
    {
        public override string Name => nameof(Recording);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var result = (Tensor)vars[0] * 2;
            Assert.False(result.requires_grad);
            return result;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 7];
    }

    private sealed class Exponential : SingleTensorFunction<Exponential>
    {
        public override string Name => nameof(Exponential);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var result = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([result]);
            return result;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0]];
    }

    private sealed class SumAndDifference : MultiTensorFunction<SumAndDifference>
    {
        public override string Name => nameof(SumAndDifference);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars) =>
            [(Tensor)vars[0] + (Tensor)vars[1], (Tensor)vars[0] - (Tensor)vars[1]];

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs) =>
            [grad_outputs[0] + grad_outputs[1], null!];
    }
}

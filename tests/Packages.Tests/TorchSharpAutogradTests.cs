using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's gradients.</summary>
public class TorchSharpAutogradTests
{
    [Fact]
    public void Backward_gives_a_leaf_the_gradient_and_adds_up_the_next_one()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f, 3f]).requires_grad_();
        Assert.Null(x.grad);
        (x * x).sum().backward();
        Assert.Equal([2f, 4f, 6f], x.grad!.data<float>().ToArray());
        (x * x).sum().backward();
        Assert.Equal([4f, 8f, 12f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void The_gradient_is_the_memory_the_next_backward_adds_to()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        x.sum().backward();
        x.grad!.mul_(10);
        Assert.Equal([10f, 10f], x.grad!.data<float>().ToArray());
        x.grad!.zero_();
        x.sum().backward();
        Assert.Equal([1f, 1f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Only_leaves_that_ask_for_it_get_a_gradient()
    {
        using var scope = NewDisposeScope();
        var (weight, frozen) = (ones(2, 2).requires_grad_(), ones(2, 2));
        var middle = weight.matmul(frozen);
        Assert.True(middle.requires_grad);
        Assert.False(middle.is_leaf);
        Assert.True(weight.is_leaf);
        Assert.False(frozen.matmul(frozen).requires_grad);
        middle.sum().backward();
        Assert.NotNull(weight.grad);
        Assert.Null(frozen.grad);
    }

    [Fact]
    public void A_second_backward_through_the_same_graph_is_refused_unless_it_was_kept()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        var loss = (x * x).sum();
        loss.backward(retain_graph: true);
        loss.backward();
        Assert.Equal([4f, 4f], x.grad!.data<float>().ToArray());
        var failure = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("Trying to backward through the graph a second time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_gradients_cannot_flow_from_is_refused()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Assert.Contains("scalar outputs", Assert.Throws<ExternalException>(() => (x * 2).backward()).Message, StringComparison.Ordinal);
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => ones(1).backward()).Message, StringComparison.Ordinal);
        Assert.Throws<ExternalException>(() => tensor([1L]).requires_grad = true);
    }

    [Fact]
    public void A_leaf_that_asks_for_gradients_changes_in_place_only_without_them()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Assert.Throws<ExternalException>(() => x.add_(1));
        using (no_grad()) { x.add_(1); }
        Assert.Equal([2f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void A_tensor_changed_after_it_was_needed_is_noticed()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        var middle = x * 2;
        var loss = (middle * middle).sum();
        middle.mul_(3);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => loss.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded_and_nesting_ends_in_order()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        Assert.True(is_grad_enabled());
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) { Assert.True((x * 2).requires_grad); }
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
        using (set_grad_enabled(false)) { Assert.False(is_grad_enabled()); }
        Assert.False(x.detach().requires_grad);
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Gradients_can_be_had_without_touching_the_leaves()
    {
        using var scope = NewDisposeScope();
        var (x, unused) = (tensor([1f, 2f]).requires_grad_(), ones(1).requires_grad_());
        var gradients = autograd.grad([(x * x).sum()], [x]);
        Assert.Equal([2f, 4f], gradients[0].data<float>().ToArray());
        Assert.Null(x.grad);
        Assert.Throws<ExternalException>(() => autograd.grad([(x * x).sum()], [x, unused]));
    }

    [Fact]
    public void A_gradient_flows_through_a_part_of_a_tensor_alone()
    {
        using var scope = NewDisposeScope();
        var table = ones(3, 2).requires_grad_();
        table.index_select(0, tensor([2L, 0L, 2L])).sum().backward();
        Assert.Equal([1f, 1f, 0f, 0f, 2f, 2f], table.grad!.data<float>().ToArray());
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's dispose scopes.</summary>
public class TorchSharpScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it_and_nothing_made_before()
    {
        using var before = ones(2);
        Tensor within;
        using (NewDisposeScope())
        {
            within = ones(2);
            Assert.False(within.IsInvalid);
        }
        Assert.True(within.IsInvalid);
        Assert.False(before.IsInvalid);
    }

    [Fact]
    public void The_innermost_scope_holds_a_new_tensor_and_a_disposed_one_leaves_it()
    {
        using var outer = NewDisposeScope();
        var first = ones(1);
        using var inner = NewDisposeScope();
        var second = ones(1);
        Assert.True(outer.Contains(first));
        Assert.False(outer.Contains(second));
        Assert.True(inner.Contains(second));
        Assert.Equal(1, inner.DisposablesCount);
        second.Dispose();
        Assert.Equal(0, inner.DisposablesCount);
    }

    [Fact]
    public void What_is_moved_to_the_outer_scope_lives_as_long_as_that_one()
    {
        Tensor kept, alsoKept, lost;
        using (NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                kept = inner.MoveToOuter(ones(1));
                alsoKept = ones(1).MoveToOuterDisposeScope();
                lost = ones(1);
            }
            Assert.True(lost.IsInvalid);
            Assert.False(kept.IsInvalid);
            Assert.False(alsoKept.IsInvalid);
        }
        Assert.True(kept.IsInvalid);
        Assert.True(alsoKept.IsInvalid);
    }

    [Fact]
    public void What_is_moved_out_of_the_outermost_scope_or_detached_belongs_to_none()
    {
        Tensor moved, detached, detachedItself;
        using (var scope = NewDisposeScope())
        {
            moved = scope.MoveToOuter(ones(1));
            detached = scope.Detach(ones(1));
            detachedItself = ones(1).DetachFromDisposeScope();
            Assert.Equal(0, scope.DisposablesCount);
        }
        foreach (var tensor in new[] { moved, detached, detachedItself })
        {
            Assert.False(tensor.IsInvalid);
            tensor.Dispose();
        }
    }

    [Fact]
    public void A_scope_takes_in_what_is_attached_and_moves_only_what_it_holds()
    {
        var stray = ones(1);
        using (var outer = NewDisposeScope())
        {
            outer.Attach(stray);
            Assert.True(outer.Contains(stray));
            using var inner = NewDisposeScope();
            inner.MoveToOuter(stray);
            inner.Detach(stray);
            Assert.True(outer.Contains(stray));
        }
        Assert.True(stray.IsInvalid);
    }

    [Fact]
    public void Everything_but_the_named_tensors_can_be_disposed_before_the_end()
    {
        using var scope = NewDisposeScope();
        var (kept, lost) = (ones(1), ones(1));
        Assert.Same(kept, scope.DisposeEverythingBut(kept));
        Assert.True(lost.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_scope_that_is_closed_twice_closes_once_and_is_of_no_use_afterwards()
    {
        using var outer = NewDisposeScope();
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        var after = ones(1);
        Assert.True(outer.Contains(after));
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(after));
    }

    [Fact]
    public void A_scope_belongs_to_its_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() =>
        {
            Assert.Null(CurrentDisposeScope);
            elsewhere = ones(1);
        });
        thread.Start();
        thread.Join();
        Assert.Same(scope, CurrentDisposeScope);
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
    }

    [Fact]
    public void A_disposed_tensor_can_be_disposed_again_and_used_no_more()
    {
        var tensor = ones(2);
        tensor.Dispose();
        tensor.Dispose();
        Assert.True(tensor.IsInvalid);
        Assert.ThrowsAny<Exception>(() => tensor.add(1));
    }

    [Fact]
    public void Registered_parameters_and_buffers_belong_to_no_scope()
    {
        Registered module;
        using (NewDisposeScope()) { module = new Registered(); }
        Assert.False(module.Weight.IsInvalid);
        Assert.False(module.Count.IsInvalid);
        Assert.False(module.Dense.weight.IsInvalid);
        module.Dispose();
        Assert.True(module.Weight.IsInvalid);
        Assert.True(module.Dense.weight.IsInvalid);
    }

    [Fact]
    public void A_parameter_takes_over_the_tensor_it_is_made_from()
    {
        using var scope = NewDisposeScope();
        var data = ones(3);
        var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.Equal([1f, 1f, 1f], parameter.data<float>().ToArray());
    }

    private sealed class Registered : nn.Module<Tensor, Tensor>
    {
        public Registered() : base(nameof(Registered))
        {
            register_parameter("weight", Weight);
            register_buffer("count", Count);
            register_module("dense", Dense);
        }

        public Parameter Weight { get; } = new(ones(2));

        public Tensor Count { get; } = zeros(1);

        public Linear Dense { get; } = nn.Linear(2, 2);

        public override Tensor forward(Tensor input) => Dense.call(input * Weight);
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace LayerFreezing.Tests;

/// <summary>Whether native memory stays flat: measured for the whole process, so nothing else runs meanwhile.</summary>
[Collection(nameof(Alone))]
public class TorchSharpMemoryTests
{
    [Fact]
    public void Memory_stays_flat_over_three_hundred_steps_with_one_scope_a_step()
    {
        const int Width = 128;
        var threads = get_num_threads();
        set_num_threads(1);
        using var first = nn.Linear(Width, Width);
        using var second = nn.Linear(Width, 2);
        Parameter[] parameters = [.. first.parameters(), .. second.parameters()];
        using var optimizer = optim.AdamW(parameters, lr: 1e-3);
        var schedule = optim.lr_scheduler.LambdaLR(optimizer, _ => 1);
        // A step leaves some 0.3 MB of intermediate results behind, so a leak of them would show as 100 MB.
        for (var step = 0; step < 50; step++) { Step(); }
        var before = Resident();
        for (var step = 0; step < 300; step++) { Step(); }
        var growth = (Resident() - before) / 1e6;
        set_num_threads(threads);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"grew by {growth:0.0} MB"));
        Assert.True(growth < 20, FormattableString.Invariant($"300 steps grew the process by {growth:0.0} MB"));

        void Step()
        {
            using var scope = NewDisposeScope();
            first.zero_grad();
            second.zero_grad();
            var hidden = Squared.apply(first.call(randn(64, Width)));
            var loss = nn.functional.cross_entropy(second.call(hidden), zeros([64], dtype: int64));
            loss.backward();
            nn.utils.clip_grad_norm_(parameters, 1);
            optimizer.step();
            schedule.step();
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private sealed class Squared : SingleTensorFunction<Squared>
    {
        public override string Name => nameof(Squared);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x * x;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0] * 2];
    }
}

/// <summary>Tests that must run while no other does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

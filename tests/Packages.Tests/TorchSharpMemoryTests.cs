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
        // A step leaves some 0.3 MB of intermediate results behind, so a leak of them would show as 100 MB in every round;
        // what the runtime takes for itself now and then shows in one. So the least of three rounds counts.
        for (var step = 0; step < 50; step++) { Step(); }
        double[] rounds = [.. Enumerable.Range(0, 3).Select(_ => Growth())];
        set_num_threads(threads);
        var message = FormattableString.Invariant($"300 steps grew the process by {rounds[0]:0.0}, {rounds[1]:0.0} and {rounds[2]:0.0} MB");
        TestContext.Current.TestOutputHelper?.WriteLine(message);
        Assert.True(rounds.Min() < 20, message);

        double Growth()
        {
            var before = Resident();
            for (var step = 0; step < 300; step++) { Step(); }
            return (Resident() - before) / 1e6;
        }

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

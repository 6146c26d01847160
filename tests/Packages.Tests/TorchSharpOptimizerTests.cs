using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's AdamW, LambdaLR and clipping.</summary>
public class TorchSharpOptimizerTests
{
    [Fact]
    public void The_first_step_of_AdamW_is_the_one_worked_out_by_hand()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW([weight], lr: 0.1, weight_decay: 0.1);
        weight.grad = tensor([0.5f]);
        optimizer.step();
        // Decay 1 x (1 - 0.1 x 0.1) = 0.99; both moments over their corrections give 0.5 / 0.5, so a move of the rate.
        Assert.Equal(0.89, weight.item<float>(), 1e-6);
    }

    [Fact]
    public void Five_steps_of_AdamW_follow_its_formula()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([2f]));
        using var optimizer = optim.AdamW([weight], lr: 0.01, beta1: 0.8, beta2: 0.9, eps: 1e-3, weight_decay: 0.5);
        var (expected, mean, square) = (2.0, 0.0, 0.0);
        double[] gradients = [0.5, -0.25, 3, 0, -1];
        for (var step = 1; step <= gradients.Length; step++)
        {
            var gradient = gradients[step - 1];
            weight.grad = tensor([(float)gradient]);
            optimizer.step();
            expected *= 1 - (0.01 * 0.5);
            mean = (0.8 * mean) + (0.2 * gradient);
            square = (0.9 * square) + (0.1 * gradient * gradient);
            var root = Math.Sqrt(square / (1 - Math.Pow(0.9, step))) + 1e-3;
            expected -= 0.01 * (mean / (1 - Math.Pow(0.8, step))) / root;
            Assert.Equal(expected, weight.item<float>(), 1e-6);
        }
    }

    [Fact]
    public void AdamW_decays_nothing_unless_it_is_told_to()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW([weight]);
        weight.grad = tensor([0f]);
        optimizer.step();
        Assert.Equal(1f, weight.item<float>());
    }

    [Fact]
    public void A_parameter_without_a_gradient_keeps_its_bits()
    {
        using var scope = NewDisposeScope();
        using var still = Parameter(tensor([0.1f]));
        using var moved = Parameter(tensor([0.1f]));
        using var optimizer = optim.AdamW([still, moved], lr: 0.1, weight_decay: 0.5);
        moved.grad = tensor([1f]);
        optimizer.step();
        Assert.Equal(0.1f, still.item<float>());
        Assert.NotEqual(0.1f, moved.item<float>());
    }

    [Fact]
    public void A_group_has_its_own_options_and_takes_the_rest_from_the_optimiser()
    {
        using var scope = NewDisposeScope();
        using var decayed = Parameter(tensor([1f]));
        using var spared = Parameter(tensor([1f]));
        using var slower = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW(
        [
            new AdamW.ParamGroup([decayed], new AdamW.Options { weight_decay = 0.1 }),
            new AdamW.ParamGroup([spared], new AdamW.Options { weight_decay = 0 }),
            new AdamW.ParamGroup([slower], new AdamW.Options { LearningRate = 0.01 }),
        ], lr: 0.1, weight_decay: 0.5);
        foreach (var weight in new[] { decayed, spared, slower }) { weight.grad = tensor([0.5f]); }
        optimizer.step();
        Assert.Equal(0.89, decayed.item<float>(), 1e-6);
        Assert.Equal(0.9, spared.item<float>(), 1e-6);
        Assert.Equal(0.995 - 0.01, slower.item<float>(), 1e-6);
        Assert.Equal([0.1, 0.1, 0.01], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal(3, optimizer.parameters().Count());
    }

    [Fact]
    public void Zero_grad_of_the_optimiser_keeps_the_memory()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW([weight]);
        weight.grad = tensor([3f]);
        optimizer.zero_grad();
        Assert.Equal(0f, weight.grad!.item<float>());
    }

    [Fact]
    public void LambdaLR_sets_the_first_rate_at_once_and_the_next_with_each_step()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([1f]));
        using var other = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW(
            [new AdamW.ParamGroup([weight], new AdamW.Options()), new AdamW.ParamGroup([other], new AdamW.Options { LearningRate = 2 })], lr: 1);
        var schedule = optim.lr_scheduler.LambdaLR(optimizer, step => 1.0 / (step + 2));
        Assert.Equal([0.5, 1.0], optimizer.ParamGroups.Select(group => group.LearningRate));
        schedule.step();
        schedule.step();
        Assert.Equal([0.25, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal([0.25, 0.5], schedule.get_last_lr());
    }

    [Fact]
    public void The_rate_of_the_schedule_is_the_rate_of_the_step()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([1f]));
        using var optimizer = optim.AdamW([weight], lr: 0.1);
        var schedule = optim.lr_scheduler.LambdaLR(optimizer, step => step == 0 ? 0 : 0.5);
        weight.grad = tensor([1f]);
        optimizer.step();
        Assert.Equal(1f, weight.item<float>());
        schedule.step();
        optimizer.step();
        Assert.Equal(0.95, weight.item<float>(), 1e-6);
    }

    [Fact]
    public void Clipping_returns_the_norm_before_and_shortens_what_is_longer()
    {
        using var scope = NewDisposeScope();
        using var first = Parameter(tensor([0f, 0f]));
        using var second = Parameter(tensor([0f]));
        using var without = Parameter(tensor([0f]));
        first.grad = tensor([3f, 0f]);
        second.grad = tensor([-4f]);
        Assert.Equal(5.0, utils.clip_grad_norm_([first, second, without], 10), 1e-6);
        Assert.Equal([3f, 0f], first.grad!.data<float>().ToArray());
        Assert.Equal(5.0, utils.clip_grad_norm_([first, second, without], 1), 1e-6);
        Assert.Equal(0.6, first.grad!.data<float>()[0], 1e-5);
        Assert.Equal(-0.8, second.grad!.item<float>(), 1e-5);
        Assert.Null(without.grad);
    }

    [Fact]
    public void Clipping_to_no_bound_measures_alone()
    {
        using var scope = NewDisposeScope();
        using var weight = Parameter(tensor([0f]));
        weight.grad = tensor([1e6f]);
        Assert.Equal(1e6, utils.clip_grad_norm_([weight], double.PositiveInfinity), 1);
        Assert.Equal(1e6f, weight.grad!.item<float>());
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in TorchSharp's modules.</summary>
public class TorchSharpModuleTests
{
    [Fact]
    public void Parameters_are_named_by_their_path_own_ones_first_in_the_order_of_registering()
    {
        using var net = new Net();
        Assert.Equal(
            ["scale", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.1.weight", "rest.1.bias"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(["scale"], net.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(7, net.parameters().Count());
        Assert.Same(net.First.weight, net.get_parameter("first.weight"));
        Assert.Equal(["counter"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "rest"], net.named_children().Select(c => c.name));
    }

    [Fact]
    public void A_parameter_of_two_names_is_listed_once_by_the_first()
    {
        using var tied = new Tied();
        Assert.Equal(["first.weight", "first.bias"], tied.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void A_name_is_given_once_and_has_no_dot()
    {
        using var net = new Net();
        Assert.ThrowsAny<InvalidOperationException>(() => net.register_module("first", Linear(1, 1)));
        Assert.ThrowsAny<InvalidOperationException>(() => net.register_parameter("scale", Parameter(ones(1))));
        Assert.ThrowsAny<ArgumentException>(() => net.register_module("a.b", Linear(1, 1)));
        Assert.ThrowsAny<ArgumentException>(() => net.register_module("", Linear(1, 1)));
    }

    [Fact]
    public void Training_mode_reaches_every_part_and_a_part_can_be_set_alone()
    {
        using var net = new Net();
        Assert.True(net.training);
        net.eval();
        Assert.False(net.training);
        Assert.False(net.First.training);
        Assert.False(net.Rest[1].training);
        net.train();
        net.First.eval();
        Assert.True(net.training);
        Assert.True(net.Rest[0].training);
        Assert.False(net.First.training);
    }

    [Fact]
    public void Call_runs_forward()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Assert.Equal(net.forward(ones(1, 2)).data<float>().ToArray(), net.call(ones(1, 2)).data<float>().ToArray());
    }

    [Fact]
    public void Zero_grad_takes_gradients_away_or_sets_them_to_zero()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        net.call(ones(1, 2)).sum().backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
        net.zero_grad(set_to_none: false);
        Assert.All(net.parameters(), p => Assert.Equal(0f, p.grad!.abs().sum().item<float>()));
        net.zero_grad();
        Assert.All(net.parameters(), p => Assert.Null(p.grad));
    }

    [Fact]
    public void Linear_multiplies_by_the_transposed_weight_and_adds_the_bias()
    {
        using var scope = NewDisposeScope();
        using var linear = Linear(2, 3);
        using (no_grad())
        {
            linear.weight.copy_(tensor([1f, 2f, 3f, 4f, 5f, 6f], [3, 2]));
            linear.bias!.copy_(tensor([0.5f, 0f, -0.5f]));
        }
        Assert.Equal([3L, 2L], linear.weight.shape);
        Assert.Equal([5.5f, 11f, 16.5f], linear.call(tensor([1f, 2f], [1, 2])).data<float>().ToArray());
        using var bare = Linear(2, 3, hasBias: false);
        Assert.Equal(["weight"], bare.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Embedding_takes_rows_and_adds_up_their_gradients()
    {
        using var scope = NewDisposeScope();
        using var embedding = Embedding(4, 2);
        var rows = embedding.call(tensor([3L, 1L, 3L]));
        Assert.Equal([3L, 2L], rows.shape);
        Assert.Equal(embedding.weight.narrow(0, 3, 1).data<float>().ToArray(), rows.narrow(0, 0, 1).data<float>().ToArray());
        rows.sum().backward();
        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 2f, 2f], embedding.weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void LayerNorm_brings_rows_to_mean_zero_and_variance_one()
    {
        using var scope = NewDisposeScope();
        using var norm = LayerNorm(4, eps: 1e-12);
        Assert.Equal(["weight", "bias"], norm.named_parameters().Select(p => p.name));
        var row = norm.call(tensor([1f, 2f, 3f, 4f], [1, 4])).data<float>().ToArray();
        double[] expected = [-1.3416407865, -0.4472135955, 0.4472135955, 1.3416407865];
        Assert.All(row.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Dropout_acts_in_training_alone_and_scales_what_stays()
    {
        using var scope = NewDisposeScope();
        using var dropout = Dropout(0.25);
        manual_seed(1);
        var values = dropout.call(ones(4000)).data<float>().ToArray();
        Assert.Equal([0f, 4f / 3], values.Distinct().Order());
        Assert.InRange(values.Count(v => v == 0), 850, 1150);
        dropout.eval();
        Assert.Equal(4000f, dropout.call(ones(4000)).sum().item<float>());
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        public Net() : base(nameof(Net))
        {
            register_module("first", First);
            register_buffer("counter", zeros(1));
            register_parameter("scale", Scale);
            register_module("rest", Rest);
        }

        public Linear First { get; } = Linear(2, 2);

        public Parameter Scale { get; } = Parameter(ones(2));

        public ModuleList<Linear> Rest { get; } = ModuleList(Linear(2, 2), Linear(2, 1));

        public override Tensor forward(Tensor input) => Rest[1].call(Rest[0].call(First.call(input) * Scale));
    }

    private sealed class Tied : Module<Tensor, Tensor>
    {
        private readonly Linear _shared = Linear(2, 2);

        public Tied() : base(nameof(Tied))
        {
            register_module("first", _shared);
            register_module("second", _shared);
        }

        public override Tensor forward(Tensor input) => _shared.call(_shared.call(input));
    }
}
